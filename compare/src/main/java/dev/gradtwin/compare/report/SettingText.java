package dev.gradtwin.compare.report;

import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.List;
import java.util.stream.Collectors;

/** An experiment in two lines. */
public final class SettingText {
  private SettingText() {}

  /**
   * What is trained, and how.
   *
   * @param experiment which
   * @return two lines of any width
   */
  public static List<String> lines(Experiment experiment) {
    NetworkSpec network = experiment.network();
    return List.of(
        Quoting.oneLine(experiment.name(), Experiment.MAX_NAME)
            + ": "
            + shape(network)
            + ", loss "
            + loss(network),
        String.join(
            ", ",
            updater(experiment),
            rows(experiment),
            epochs(experiment),
            precision(experiment.precision()),
            initialization(experiment.initialization())));
  }

  /** {@code sigmoid 2-2-1 without biases}; long chains are cut in the middle. */
  private static String shape(NetworkSpec network) {
    List<LayerSpec> layers = network.layers();
    String activations =
        layers.stream().map(l -> name(l.activation())).distinct().collect(Collectors.joining("/"));
    String widths =
        layers.size() <= 5
            ? layers.stream().map(l -> "-" + l.units()).collect(Collectors.joining())
            : "-"
                + layers.get(0).units()
                + "-…-"
                + network.outputs()
                + " ("
                + layers.size()
                + " layers)";
    long biases = layers.stream().filter(LayerSpec::bias).count();
    String bias = biases == layers.size() ? "with" : biases == 0 ? "without" : "with some";
    return activations + " " + network.inputs() + widths + " " + bias + " biases";
  }

  private static String name(Activation activation) {
    return Names.of(activation);
  }

  private static String loss(NetworkSpec network) {
    String loss =
        switch (network.loss()) {
          case HALF_SQUARED_ERROR -> "½Σ(ŷ−y)²";
          case MEAN_SQUARED_ERROR -> "squared error, mean over outputs";
          default -> Names.of(network.loss()).replace('-', ' ');
        };
    return loss
        + (network.reduction() == Reduction.MEAN ? ", averaged over rows" : " summed over rows");
  }

  private static String updater(Experiment experiment) {
    TrainingSpec training = experiment.training();
    UpdaterSpec updater = training.updater();
    boolean rated =
        !(updater instanceof UpdaterSpec.AdaDelta || updater instanceof UpdaterSpec.NoOp);
    return UpdaterNames.of(updater)
        + (rated ? " at rate " + Numbers.plain(updater.learningRate()) : "")
        + (training.schedule().isPresent() ? " on a schedule" : "")
        + (training.regularization().equals(Regularization.NONE) ? "" : ", regularized");
  }

  private static String rows(Experiment experiment) {
    String order = experiment.training().shuffleSeed().isPresent() ? ", shuffled" : "";
    String batch =
        experiment.batchSize() == experiment.data().rows()
            ? ""
            : " in batches of " + experiment.batchSize();
    return (experiment.data().rows() == 1
            ? "1 row"
            : Numbers.count(experiment.data().rows()) + " rows")
        + batch
        + order;
  }

  private static String epochs(Experiment experiment) {
    int epochs = experiment.training().epochs();
    return epochs == 1 ? "1 epoch" : Numbers.count(epochs) + " epochs";
  }

  private static String precision(Precision precision) {
    return Names.of(precision);
  }

  private static String initialization(Initializer initializer) {
    if (initializer instanceof Initializer.Uniform u) {
      return "initially U("
          + Numbers.plain(u.low())
          + ", "
          + Numbers.plain(u.high())
          + "), seed "
          + u.seed();
    }
    if (initializer instanceof Initializer.Xavier x) {
      return "Xavier with seed " + x.seed();
    } else if (initializer instanceof Initializer.Normal n) {
      return "initially N(" + Numbers.plain(n.mean()) + ", " + Numbers.plain(n.deviation()) + "²)";
    } else if (initializer instanceof Initializer.Scaled scaled) {
      return Names.of(scaled.scheme()) + " with seed " + scaled.seed();
    }
    return initializer instanceof Initializer.Constant constant
        ? "all weights " + Numbers.plain(constant.value())
        : "given parameters";
  }
}
