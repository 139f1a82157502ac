package dev.gradtwin.compare.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Updaters as people write them, not quite right, on top of right gradients. */
class UpdaterDiagnosisTest {
  private static final double RATE = 0.05;
  private static final double EPSILON = 1e-3;

  /**
   * A step from a gradient, a parameter, its three numbers of memory, and the number of the step.
   */
  private interface Rule {
    double step(double g, double theta, double[] memory, int t, boolean bias);
  }

  /** Right gradients, and an update of one's own. */
  private static final class OwnUpdate implements Trainer {
    private final HandrolledNetwork network;
    private final Experiment experiment;
    private final Rule rule;
    private final double initial;
    private double[][] memory = {};
    private Parameters theta;
    private int t;

    OwnUpdate(Experiment experiment, Rule rule, double initial) {
      this.experiment = experiment;
      this.rule = rule;
      this.initial = initial;
      network = HandrolledNetwork.of(experiment);
      theta = network.parameters();
    }

    @Override
    public String name() {
      return "own";
    }

    @Override
    public void load(Parameters parameters) {
      synchronize(parameters);
      memory = new double[parameters.values().length][3];
      for (double[] each : memory) {
        each[0] = initial;
      }
      t = 0;
    }

    @Override
    public void synchronize(Parameters parameters) {
      theta = parameters.copy();
    }

    @Override
    public Parameters parameters() {
      return theta.copy();
    }

    @Override
    public void step(Batch batch) {
      step(batch, new StepTrace(experiment.network()));
    }

    @Override
    public void step(Batch batch, StepTrace trace) {
      network.load(theta);
      network.step(batch, trace);
      t++;
      for (var tensor : theta.layout().tensors()) {
        for (int k = tensor.offset(); k < tensor.offset() + tensor.size(); k++) {
          double g = trace.gradients().values()[k];
          theta.values()[k] -= rule.step(g, theta.values()[k], memory[k], t, tensor.bias());
        }
      }
      trace.parameters().set(theta);
    }

    @Override
    public double[][] predict(double[][] inputs) {
      network.load(theta);
      return network.predict(inputs);
    }

    @Override
    public void close() {}
  }

  private static double mean(double beta, double[] memory, int slot, double fresh) {
    memory[slot] = beta * memory[slot] + (1 - beta) * fresh;
    return memory[slot];
  }

  private static double bias(double beta, int t) {
    return 1 - Math.pow(beta, t);
  }

  static Stream<Arguments> mistakes() {
    Regularization l2 = new Regularization(new Penalty(0, 0.1, 0), Penalty.NONE, true);
    Regularization decay = new Regularization(new Penalty(0, 0, 0.1), Penalty.NONE, true);
    UpdaterSpec adam = new UpdaterSpec.Adam(RATE, 0.9, 0.99, EPSILON);
    UpdaterSpec sgd = new UpdaterSpec.Sgd(RATE);
    return Stream.of(
        of(
            "wrong-updater-formula (epsilon on the wrong side of the root)",
            new UpdaterSpec.RmsProp(RATE, 0.9, EPSILON),
            EPSILON,
            (g, w, s, t, b) -> RATE * g / Math.sqrt(mean(0.9, s, 0, g * g) + EPSILON)),
        of(
            "wrong-updater-formula (epsilon missing)",
            new UpdaterSpec.AdaGrad(RATE, EPSILON),
            1e-6,
            (g, w, s, t, b) -> {
              s[0] += g * g;
              return RATE * g / Math.sqrt(s[0]);
            }),
        of(
            "wrong-updater-formula (another initial state)",
            new UpdaterSpec.AdaGrad(RATE, EPSILON),
            0,
            (g, w, s, t, b) -> {
              s[0] += g * g;
              return RATE * g / (Math.sqrt(s[0]) + EPSILON);
            }),
        of(
            "wrong-updater-formula (bias correction missing)",
            adam,
            0,
            (g, w, s, t, b) ->
                RATE * mean(0.9, s, 0, g) / (Math.sqrt(mean(0.99, s, 1, g * g)) + EPSILON)),
        of(
            "wrong-updater-formula (the other form of Adam's epsilon)",
            adam,
            0,
            (g, w, s, t, b) -> {
              double m = mean(0.9, s, 0, g) / bias(0.9, t);
              double v = mean(0.99, s, 1, g * g) / bias(0.99, t);
              return RATE * m / (Math.sqrt(v) + EPSILON);
            }),
        of(
            "wrong-updater-formula (beta1 and beta2 swapped)",
            adam,
            0,
            (g, w, s, t, b) -> {
              double m = mean(0.99, s, 0, g);
              double v = mean(0.9, s, 1, g * g);
              return RATE * Math.sqrt(bias(0.9, t)) / bias(0.99, t) * m / (Math.sqrt(v) + EPSILON);
            }),
        of(
            "wrong-updater-formula (1 - beta missing)",
            new UpdaterSpec.RmsProp(RATE, 0.9, EPSILON),
            EPSILON,
            (g, w, s, t, b) -> {
              s[0] = 0.9 * s[0] + g * g;
              return RATE * g / (Math.sqrt(s[0]) + EPSILON);
            }),
        of(
            "wrong-updater-formula (look-ahead missing: heavy-ball momentum)",
            new UpdaterSpec.Nesterov(RATE, 0.9),
            0,
            (g, w, s, t, b) -> {
              s[0] = 0.9 * s[0] + RATE * g;
              return s[0];
            }),
        of(
            "wrong-updater-formula (look-ahead missing: heavy-ball momentum)",
            new UpdaterSpec.Nadam(RATE, 0.9, 0.99, EPSILON),
            0,
            (g, w, s, t, b) ->
                RATE
                    * (mean(0.9, s, 0, g) / bias(0.9, t))
                    / (Math.sqrt(mean(0.99, s, 1, g * g)) + EPSILON)),
        of(
            "wrong-updater-formula (epsilon on the wrong side of the root)",
            new UpdaterSpec.AdaDelta(0.9, EPSILON),
            0,
            (g, w, s, t, b) -> {
              double h = mean(0.9, s, 0, g * g);
              double u = g * (Math.sqrt(s[1]) + EPSILON) / (Math.sqrt(h) + EPSILON);
              mean(0.9, s, 1, u * u);
              return u;
            }),
        of(
            "wrong-updater-formula (bias correction missing)",
            new UpdaterSpec.AdaMax(RATE, 0.9, 0.99, EPSILON),
            0,
            (g, w, s, t, b) -> {
              double m = mean(0.9, s, 0, g);
              s[1] = Math.max(0.99 * s[1], Math.abs(g)) + 1e-32;
              return RATE * m / s[1];
            }),
        of(
            "wrong-updater-formula (root missing)",
            new UpdaterSpec.AmsGrad(RATE, 0.9, 0.99, EPSILON),
            0,
            (g, w, s, t, b) -> {
              double m = mean(0.9, s, 0, g);
              s[2] = Math.max(s[2], mean(0.99, s, 1, g * g));
              return RATE * Math.sqrt(bias(0.99, t)) / bias(0.9, t) * m / (s[2] + EPSILON);
            }),
        of(
            "wrong-regularization (biases penalized as weights are)",
            sgd,
            l2,
            (g, w, s, t, b) -> RATE * (g + 0.1 * w)),
        of("wrong-regularization (penalty missing)", sgd, l2, (g, w, s, t, b) -> RATE * g),
        of(
            "wrong-regularization (penalty twice as large)",
            sgd,
            l2,
            (g, w, s, t, b) -> RATE * (g + (b ? 0 : 0.2 * w))),
        of(
            "wrong-regularization (weight decay times the rate, or not)",
            sgd,
            decay,
            (g, w, s, t, b) -> RATE * g + (b ? 0 : 0.1 * w)),
        Arguments.of(
            "wrong-regularization (gradient not clipped or normalized)",
            experiment(
                sgd,
                Regularization.NONE,
                new GradientNormalization(
                    GradientNormalization.Rule.CLIP_ELEMENTWISE_ABSOLUTE_VALUE, 0.01)),
            0.0,
            (Rule) (g, w, s, t, b) -> RATE * g));
  }

  private static Arguments of(String words, UpdaterSpec updater, double initial, Rule rule) {
    return Arguments.of(
        words, experiment(updater, Regularization.NONE, GradientNormalization.NONE), initial, rule);
  }

  private static Arguments of(
      String words, UpdaterSpec updater, Regularization regularization, Rule rule) {
    return Arguments.of(
        words, experiment(updater, regularization, GradientNormalization.NONE), 0.0, rule);
  }

  private static Experiment experiment(
      UpdaterSpec updater, Regularization regularization, GradientNormalization normalization) {
    Experiment xor = Experiment.xor();
    TrainingSpec training =
        xor.training().with(5).with(updater).with(regularization).with(normalization);
    return new Experiment(
        "updater",
        new Dataset(
            new double[][] {{0.3, -0.7}, {0.9, 0.4}, {-0.2, 0.8}},
            new double[][] {{0.1, 0.9}, {0.7, 0.2}, {0.4, 0.6}}),
        new NetworkSpec(
            2,
            List.of(
                new LayerSpec(3, Activation.TANH, true),
                new LayerSpec(2, Activation.SIGMOID, true)),
            Loss.HALF_SQUARED_ERROR,
            Reduction.SUM),
        xor.initialization(),
        training,
        xor.convergence(),
        xor.precision());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void mistakes(String words, Experiment experiment, double initial, Rule rule) {
    try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
      RunResult result =
          new LockStep(
                  experiment,
                  new OwnUpdate(experiment, rule, initial),
                  new OwnUpdate(experiment, rule, initial),
                  twin,
                  1)
              .run(step -> {});
      assertThat(result.divergence()).isPresent();
      assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.SUBJECT);
      assertThat(result.diagnosis()).isNotEmpty();
      assertThat(result.diagnosis().get(0).finding().words()).isEqualTo(words);
    }
  }
}
