package dev.gradtwin.compare.explain;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where each part of a step stands: the line of the tutorial's NumPy program, where the experiment
 * is like it, of the hand-written Java, and the call within Deeplearning4j.
 */
final class CodeLines {
  private static final String NUMPY = "NumPy";
  private static final String JAVA = "Java";
  private static final String DL4J = "DL4J";

  private final Experiment experiment;
  private final NetworkSpec network;
  private final boolean tutorial;

  CodeLines(Experiment experiment) {
    this.experiment = experiment;
    network = experiment.network();
    tutorial =
        network.layers().size() == 2
            && network.layers().stream().allMatch(k -> k.activation() == Activation.SIGMOID)
            && network.loss() == Loss.HALF_SQUARED_ERROR
            && network.reduction() == Reduction.SUM
            && experiment.training().updater() instanceof UpdaterSpec.Sgd;
  }

  /** Whether the experiment is like the tutorial's. */
  boolean areTheTutorials() {
    return tutorial;
  }

  List<CodeLine> forward(int layer) {
    String bias = network.layers().get(layer).bias() ? " + b" + (layer + 1) : "";
    return lines(
        layer == 0 ? "h = sigmoid(x.dot(w1)" + bias + ")" : "o = sigmoid(h.dot(w2)" + bias + ")",
        List.of("DenseLayer: z[n * nOut + j] += xi * theta[w + i * nOut + j];", activation(layer)),
        "BaseLayer.preOutput, then IActivation.getActivation");
  }

  List<CodeLine> loss() {
    return lines(
        "loss = ((y - o)**2).sum() / 2",
        List.of(
            network.loss() == Loss.HALF_SQUARED_ERROR
                ? "SquaredError: return c * (error * error);"
                : lossClass() + ".forward"),
        "ILossFunction.computeScore");
  }

  List<CodeLine> delta(int layer) {
    boolean output = layer == network.layers().size() - 1;
    List<String> java = new ArrayList<>();
    java.add(
        output
            ? network.loss() == Loss.HALF_SQUARED_ERROR
                ? "SquaredError: return 2.0 * c * (yHat - y);"
                : lossClass() + ".backward"
            : "DenseLayer: sum += dz[n * nOut + j] * theta[w + i * nOut + j];");
    if (!(output && LossFormulas.reachesPreActivation(network))) {
      java.add(slope(layer));
    }
    return lines(
        output ? "d2 = (y - o) * o * (1 - o)" : "d1 = d2.dot(w2.T) * h * (1 - h)",
        java,
        output
            ? "ILossFunction.computeGradient"
            : "BaseLayer.backpropGradient, IActivation.backprop");
  }

  List<CodeLine> gradient(int layer) {
    return lines(
        layer == 0 ? "x.T.dot(d1)" : "h.T.dot(d2)",
        network.layers().get(layer).bias()
            ? List.of(
                "DenseLayer: dTheta[w + i * nOut + j] += xi * dz[n * nOut + j];",
                "DenseLayer: dTheta[b + j] += dz[n * nOut + j];")
            : List.of("DenseLayer: dTheta[w + i * nOut + j] += xi * dz[n * nOut + j];"),
        "BaseLayer.backpropGradient");
  }

  List<CodeLine> update(int layer) {
    String rate = Digits.of(experiment.training().updater().learningRate(), Notation.FILLED);
    UpdaterSpec updater = experiment.training().updater();
    String name = updater.getClass().getSimpleName();
    String applied =
        updater instanceof UpdaterSpec.Momentum
            ? ""
            : dl4jUpdater(name) + ".applyUpdater, then NegativeGradientStepFunction.step";
    return lines(
        layer == 0 ? "w1 += " + rate + " * x.T.dot(d1)" : "w2 += " + rate + " * h.T.dot(d2)",
        List.of(
            updater instanceof UpdaterSpec.Sgd ? "Sgd: g[k] *= eta;" : name + ".step",
            "Optimizer: theta[k] -= u[k];"),
        applied);
  }

  private static String dl4jUpdater(String name) {
    return switch (name) {
      case "Nesterov" -> "NesterovsUpdater";
      case "AmsGrad" -> "AMSGradUpdater";
      default -> name + "Updater";
    };
  }

  private List<CodeLine> lines(String numpy, List<String> java, String dl4j) {
    List<CodeLine> lines = new ArrayList<>();
    if (tutorial) {
      lines.add(new CodeLine(NUMPY, numpy));
    }
    java.forEach(line -> lines.add(new CodeLine(JAVA, line)));
    if (!dl4j.isEmpty()) {
      lines.add(new CodeLine(DL4J, dl4j));
    }
    return lines;
  }

  private String activation(int layer) {
    LayerSpec spec = network.layers().get(layer);
    return spec.activation() == Activation.SIGMOID
        ? "Sigmoid: a[k] = 1.0 / (1.0 + Math.exp(-z[k]));"
        : activationClass(spec) + ".forward";
  }

  private String slope(int layer) {
    LayerSpec spec = network.layers().get(layer);
    return spec.activation() == Activation.SIGMOID
        ? "Sigmoid: dz[k] = da[k] * (a[k] * (1.0 - a[k]));"
        : activationClass(spec) + ".backward";
  }

  private static String activationClass(LayerSpec spec) {
    return switch (spec.activation()) {
      case SELU -> "Elu";
      case GELU -> "Swish";
      default -> camelCase(spec.activation());
    };
  }

  private String lossClass() {
    return switch (network.loss()) {
      case HALF_SQUARED_ERROR, SQUARED_ERROR, MEAN_SQUARED_ERROR -> "SquaredError";
      case ABSOLUTE_ERROR, MEAN_ABSOLUTE_ERROR -> "AbsoluteError";
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD ->
          LossFormulas.reachesPreActivation(network) ? "SoftmaxCrossEntropy" : "CrossEntropy";
      case MEAN_SQUARED_LOGARITHMIC_ERROR -> "SquaredLogarithmicError";
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> "AbsolutePercentageError";
      default -> camelCase(network.loss());
    };
  }

  private static String camelCase(Enum<?> constant) {
    return Stream.of(constant.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
