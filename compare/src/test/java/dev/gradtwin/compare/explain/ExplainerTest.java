package dev.gradtwin.compare.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradtwin.compare.breadth.Breadth;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed is read back, and held against the trainers and against arithmetic. */
class ExplainerTest {
  private static Experiment xor(boolean biases, Loss loss, UpdaterSpec updater) {
    Experiment xor = Experiment.xor();
    List<LayerSpec> layers =
        List.of(
            new LayerSpec(2, Activation.SIGMOID, biases),
            new LayerSpec(1, Activation.SIGMOID, biases));
    NetworkSpec network = new NetworkSpec(2, layers, loss, Reduction.SUM);
    return xor.with(network).with(xor.training().with(updater));
  }

  private static Experiment breadth(Activation f, Loss loss, UpdaterSpec updater) {
    TrainingSpec training = new TrainingSpec(updater, 50, OptionalInt.of(4), OptionalLong.empty());
    return Breadth.experiment(f + " " + loss, f, loss, training, Precision.FLOAT64);
  }

  private static List<Printed> printed(Experiment experiment, long step, int row) {
    return Printed.of(
        TextExplanation.lines(
            Explainer.explain(experiment, step, row, OptionalInt.empty()), false));
  }

  static Stream<Arguments> steps() {
    UpdaterSpec sgd = new UpdaterSpec.Sgd(0.1);
    UpdaterSpec adam = new UpdaterSpec.Adam(0.01, 0.9, 0.999, 1e-8);
    return Stream.of(
        Arguments.of(Experiment.xor(), 0L, 1),
        Arguments.of(Experiment.xor(), 300L, 2),
        Arguments.of(xor(true, Loss.HALF_SQUARED_ERROR, sgd), 7L, 3),
        Arguments.of(xor(true, Loss.HALF_SQUARED_ERROR, adam), 25L, 0),
        Arguments.of(breadth(Activation.TANH, Loss.CROSS_ENTROPY, sgd), 1L, 0),
        Arguments.of(breadth(Activation.SOFTPLUS, Loss.CROSS_ENTROPY, adam), 30L, 2));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void printsTheTrainersNumbers(Experiment experiment, long step, int row) {
    StepTrace hand = new StepTrace(experiment.network());
    StepTrace twin = new StepTrace(experiment.network());
    train(experiment, step, hand, twin);
    Map<String, Double> ofHand = named(hand, row);
    Map<String, Double> ofTwin = named(twin, row);
    List<Printed> all = printed(experiment, step, row);
    int compared = 0;
    for (Printed one : all) {
      Double value = ofHand.get(one.name());
      if (value != null) {
        assertThat(shown(one.result())).as(one.name()).isEqualTo(rounded(value));
        assertThat(one.twin()).as(one.name()).isNotNull();
        double told = ofTwin.getOrDefault(one.name(), Double.NaN);
        assertThat(shown(String.valueOf(one.twin()))).as(one.name()).isEqualTo(rounded(told));
        assertThat(Double.parseDouble(String.valueOf(one.exact())))
            .as("exact %s", one.name())
            .isCloseTo(value, within(1e-10 * Math.abs(value) + 1e-13));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(all.size() / 2);
    if (experiment.network().layers().get(0).units() == 2) {
      assertThat(compared).as("nothing is left out").isEqualTo(ofHand.size());
    }
  }

  /** The same as in lock-step: the twin starts each step from the hand-written parameters. */
  private static void train(Experiment experiment, long step, StepTrace hand, StepTrace twin) {
    Batches batches = new Batches(experiment);
    try (HandrolledNetwork one = HandrolledNetwork.of(experiment);
        Dl4jTrainer other = new Dl4jTrainer(experiment)) {
      Parameters initial = InitialParameters.draw(experiment);
      one.load(initial);
      other.load(initial);
      for (long k = 0; k <= step; k++) {
        var batch = batches.next();
        other.synchronize(one.parameters());
        one.step(batch, hand);
        other.step(batch, twin);
      }
    }
  }

  private static Map<String, Double> named(StepTrace trace, int row) {
    Map<String, Double> named = new HashMap<>();
    named.put("L", trace.loss());
    for (int k = 0; k < trace.layers(); k++) {
      for (int j = 0; j < trace.units(k); j++) {
        String at = "[" + row + "," + j + "]";
        named.put(k + "_z" + at, trace.z(k)[row * trace.units(k) + j]);
        named.put(k + "_a" + at, trace.a(k)[row * trace.units(k) + j]);
        named.put(k + "_dz" + at, trace.dz(k)[row * trace.units(k) + j]);
      }
    }
    for (Tensor tensor : trace.gradients().layout().tensors()) {
      for (int k = 0; k < tensor.size(); k++) {
        String name = tensor.name() + tensor.index(k).toString().replace(" ", "");
        named.put("∂L/∂" + name, trace.gradients().values()[tensor.offset() + k]);
        named.put(name, trace.parameters().values()[tensor.offset() + k]);
      }
    }
    return named;
  }

  private static double shown(String text) {
    return Double.parseDouble(text);
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.11e", value));
  }

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    steps().forEach(all::add);
    UpdaterSpec sgd = new UpdaterSpec.Sgd(0.1);
    for (Activation f : Activation.values()) {
      all.add(Arguments.of(breadth(f, Loss.MEAN_SQUARED_ERROR, sgd), 1L, 0));
    }
    for (Loss loss : Loss.values()) {
      Experiment plain = breadth(Activation.SIGMOID, loss, sgd);
      all.add(Arguments.of(loss.takesWeights() ? Breadth.weighted(plain) : plain, 0L, 3));
    }
    for (Conventions conventions : Conventions.values()) {
      for (UpdaterSpec updater : updaters()) {
        Experiment plain = breadth(Activation.TANH, Loss.HALF_SQUARED_ERROR, updater);
        Experiment other = plain.with(plain.network().with(conventions));
        all.add(Arguments.of(other, 3L, 0));
      }
    }
    Regularization penalties =
        new Regularization(new Penalty(0.01, 0.02, 0.3), new Penalty(0, 0.1, 0), true);
    for (GradientNormalization.Rule rule : GradientNormalization.Rule.values()) {
      Experiment plain = breadth(Activation.SWISH, Loss.SQUARED_ERROR, updaters().get(2));
      TrainingSpec training =
          plain.training().with(penalties).with(new GradientNormalization(rule, 0.05));
      all.add(Arguments.of(Breadth.masked(Breadth.dropped(plain.with(training))), 2L, 0));
    }
    return all.stream();
  }

  private static List<UpdaterSpec> updaters() {
    return List.of(
        new UpdaterSpec.NoOp(),
        new UpdaterSpec.Momentum(0.03, 0.9),
        new UpdaterSpec.Nesterov(0.03, 0.9),
        new UpdaterSpec.AdaGrad(0.05, 1e-6),
        new UpdaterSpec.RmsProp(0.01, 0.95, 1e-8),
        new UpdaterSpec.AdaDelta(0.95, 1e-6),
        new UpdaterSpec.Adam(0.01, 0.9, 0.999, 1e-8),
        new UpdaterSpec.AdaMax(0.01, 0.9, 0.999, 1e-8),
        new UpdaterSpec.Nadam(0.01, 0.9, 0.999, 1e-8),
        new UpdaterSpec.AmsGrad(0.01, 0.9, 0.999, 1e-8));
  }

  /** By interval arithmetic over the printed text: no other result can come of these digits. */
  @ParameterizedTest
  @MethodSource("everything")
  void itsFormulasComeToTheirResults(Experiment experiment, long step, int row) {
    List<Printed> all = printed(experiment, step, row);
    int sharp = 0;
    for (Printed one : all) {
      Interval value = FormulaReader.evaluate(one.numbers());
      assertThat(value.meets(Interval.printed(one.result(), 12)))
          .as(
              "%s = %s = %s is not %s but %s",
              one.name(), one.formula(), one.numbers(), one.result(), value)
          .isTrue();
      double width = value.high() - value.low();
      sharp += width <= 1e-3 * Math.abs(value.low()) + 1e-9 ? 1 : 0;
      if (one.exact() != null) {
        assertThat(Double.parseDouble(one.exact()))
            .as("exact %s", one.name())
            .isCloseTo(shown(one.result()), within(1e-9 * Math.abs(shown(one.result())) + 1e-12));
      }
    }
    assertThat(sharp).as("the intervals say something").isGreaterThan(all.size() / 2);
  }

  @Test
  void followsTheChainRuleToTheRowsShare() {
    Explanation explanation = Explainer.explain(Experiment.xor(), 4, 3, OptionalInt.empty());
    ChainRule chain = explanation.chain();
    assertThat(chain.nodes())
        .extracting(Expression.Symbol::text)
        .containsExactly("L", "1_a[3,0]", "1_z[3,0]", "0_a[3,0]", "0_z[3,0]", "0_W[0,0]");
    assertThat(chain.paths()).isEqualTo(1);
    Printed gradient =
        Printed.of(TextExplanation.lines(explanation, false)).stream()
            .filter(one -> one.name().equals("∂L/∂0_W[0,0]"))
            .findFirst()
            .orElseThrow();
    String share = gradient.numbers().replaceFirst(".* \\+ 1·", "");
    assertThat(chain.share()).isCloseTo(Double.parseDouble(share), within(1e-7));
  }

  @Test
  void explainsLargeNetworksInFewLines() {
    Experiment plain = breadth(Activation.RELU, Loss.CROSS_ENTROPY, new UpdaterSpec.Sgd(0.1));
    List<LayerSpec> layers = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      layers.add(new LayerSpec(20, Activation.RELU, true));
    }
    layers.add(new LayerSpec(3, Activation.SOFTMAX, true));
    Experiment deep = plain.with(plain.network().with(layers)).with(new Initializer.Xavier(1));
    List<String> lines =
        TextExplanation.lines(Explainer.explain(deep, 0, 0, OptionalInt.of(13)), true);
    assertThat(lines)
        .hasSizeLessThan(600)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .anyMatch(line -> line.startsWith("   0_z[0,13] = "))
        .anyMatch(line -> line.contains("one of 9,600,000 paths"))
        .anyMatch(line -> line.startsWith("Shown is unit 13 of each layer"));
    assertThat(String.join("\n", lines)).isASCII().contains("more terms)").doesNotContain("?");
  }

  @Test
  void saysWhereDeeplearning4jCannotFollow() {
    Experiment momentum = xor(false, Loss.HALF_SQUARED_ERROR, new UpdaterSpec.Momentum(0.1, 0.9));
    List<String> lines =
        TextExplanation.lines(Explainer.explain(momentum, 1, 0, OptionalInt.empty()), false);
    assertThat(lines).anyMatch(line -> line.startsWith("Without Deeplearning4j: training.updater"));
    assertThat(Printed.of(lines)).allMatch(one -> one.twin() == null);
  }

  @Test
  void refusesWhatThereIsNot() {
    Experiment xor = Experiment.xor();
    assertThatThrownBy(() -> Explainer.explain(xor, 20_000, 0, OptionalInt.empty()))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("--step: expected a whole number from 0 to 19999");
    assertThatThrownBy(() -> Explainer.explain(xor, 0, 4, OptionalInt.empty()))
        .hasMessageContaining("--row: expected a whole number from 0 to 3");
    assertThatThrownBy(() -> Explainer.explain(xor, 0, 0, OptionalInt.of(2)))
        .hasMessageContaining("--unit: expected a whole number from 0 to 1");
  }
}
