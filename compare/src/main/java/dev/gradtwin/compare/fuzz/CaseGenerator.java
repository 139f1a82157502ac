package dev.gradtwin.compare.fuzz;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Dropout;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is drawn: mostly small networks with ordinary numbers, each of their settings at random, and
 * some with the nasty corners of floating-point arithmetic.
 */
final class CaseGenerator {
  private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
  private static final List<Loss> LOSSES = List.of(Loss.values());

  /** Scales of data and weights, and of what is beyond either end of float64's range. */
  private static final List<Double> SCALES =
      List.of(1.0, 1e-3, 1e3, 30.0, 1e8, 1e-8, 1e-160, 1e160, 1e-300, 1e300, 4.9e-324);

  private final Draw draw;

  private CaseGenerator(Draw draw) {
    this.draw = draw;
  }

  /** Case number k of a seed. */
  static Experiment of(long seed, long number) {
    return new CaseGenerator(new Draw(seed, number)).experiment("case " + number + " of " + seed);
  }

  private Experiment experiment(String name) {
    Precision precision = draw.percent(30) ? Precision.FLOAT32 : Precision.FLOAT64;
    boolean nasty = draw.percent(20);
    int rows = draw.percent(20) ? 1 : draw.between(2, 6);
    int inputs = draw.percent(20) ? 1 : draw.between(1, 5);
    Loss loss = draw.of(LOSSES);
    List<LayerSpec> layers = new ArrayList<>();
    int depth = draw.percent(2) ? 10 : draw.between(1, 3);
    int width = inputs;
    for (int k = 0; k < depth; k++) {
      Activation f = k < depth - 1 || draw.percent(15) ? draw.of(ACTIVATIONS) : fitting(loss);
      LayerSpec layer = layer(f, rows, width);
      layers.add(layer);
      width = layer.units();
    }
    double[][] x = numbers(rows, inputs, nasty, precision);
    double[][] y = new Targets(draw, nasty, precision).of(loss, rows, width);
    double[] mask = new double[draw.percent(10) ? rows : 0];
    for (int n = 0; n < mask.length; n++) {
      mask[n] = draw.percent(70) ? 1 : 0;
    }
    NetworkSpec network =
        new NetworkSpec(
            inputs,
            layers,
            loss,
            draw.percent(50) ? Reduction.MEAN : Reduction.SUM,
            weights(loss, width),
            Conventions.TWIN);
    return new Experiment(
        name,
        new Dataset(x, y, mask),
        network,
        initializer(nasty, precision),
        new TrainingGenerator(draw).of(rows),
        ConvergenceRule.DEFAULT,
        precision);
  }

  /** An output whose values the loss is defined for. */
  private Activation fitting(Loss loss) {
    return switch (loss) {
      case BINARY_CROSS_ENTROPY ->
          draw.of(List.of(Activation.SIGMOID, Activation.SIGMOID, Activation.HARD_SIGMOID));
      case CROSS_ENTROPY, NEGATIVE_LOG_LIKELIHOOD ->
          draw.of(List.of(Activation.SOFTMAX, Activation.SOFTMAX, Activation.SIGMOID));
      case KULLBACK_LEIBLER_DIVERGENCE ->
          draw.of(List.of(Activation.SOFTMAX, Activation.SIGMOID, Activation.SOFTPLUS));
      case POISSON, MEAN_SQUARED_LOGARITHMIC_ERROR ->
          draw.of(List.of(Activation.SOFTPLUS, Activation.SIGMOID, Activation.SOFTMAX));
      default -> draw.of(ACTIVATIONS);
    };
  }

  private LayerSpec layer(Activation f, int rows, int inputs) {
    double alpha = f.defaultAlpha().orElse(0);
    if (f.defaultAlpha().isPresent() && draw.percent(20)) {
      alpha = draw.of(List.of(0.0, 0.1, 0.25, 0.5, 2.0));
    }
    Optional<Dropout> dropout = Optional.empty();
    if (draw.percent(8)) {
      double[][] mask = new double[rows][inputs];
      for (double[] row : mask) {
        for (int i = 0; i < inputs; i++) {
          row[i] = draw.percent(70) ? 1 : 0;
        }
      }
      dropout = Optional.of(new Dropout(draw.of(List.of(0.5, 0.7, 0.9)), mask));
    }
    int units = draw.percent(15) ? 1 : draw.between(1, 5);
    return new LayerSpec(units, f, draw.percent(70), alpha, Optional.empty(), dropout);
  }

  private List<Double> weights(Loss loss, int outputs) {
    List<Double> weights = new ArrayList<>();
    for (int j = 0; loss.takesWeights() && draw.percent(10) && j < outputs; j++) {
      weights.add(draw.uniform(0.1, 3));
    }
    return weights.size() == outputs ? weights : List.of();
  }

  private Initializer initializer(boolean nasty, Precision precision) {
    double range = nasty ? scale(precision) : 1;
    return switch (draw.between(0, 9)) {
      case 0 -> new Initializer.Constant(draw.percent(50) ? 0 : 0.5 * range);
      case 1 -> new Initializer.Xavier(draw.seed());
      case 2 -> new Initializer.Scaled(draw.of(List.of(Initializer.Scheme.values())), draw.seed());
      default ->
          range > 0 && Double.isFinite(2 * range)
              ? new Initializer.Uniform(-range, range, draw.seed())
              : new Initializer.Uniform(-1, 1, draw.seed());
    };
  }

  /** A scale that the precision can hold. */
  private double scale(Precision precision) {
    double scale = draw.of(SCALES);
    boolean held = !Double.isInfinite(precision.round(scale));
    return held ? scale : 1e30;
  }

  private double[][] numbers(int rows, int columns, boolean nasty, Precision precision) {
    double scale = nasty ? scale(precision) : 1;
    double[][] numbers = new double[rows][columns];
    for (int n = 0; n < rows; n++) {
      boolean again = n > 0 && draw.percent(nasty ? 20 : 3);
      for (int i = 0; i < columns; i++) {
        double fresh = draw.percent(nasty ? 20 : 5) ? 0 : scale * draw.uniform(-1, 1);
        numbers[n][i] = again ? numbers[n - 1][i] : fresh;
      }
    }
    return numbers;
  }
}
