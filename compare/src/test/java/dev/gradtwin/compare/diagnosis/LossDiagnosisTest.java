package dev.gradtwin.compare.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The derivative of every loss, times something: −1 for outputs and targets swapped, ½, 1/N. */
class LossDiagnosisTest {
  /** A network all of whose derivatives are multiplied by a factor that its loss brought in. */
  private static final class Multiplied implements Trainer {
    private final Experiment experiment;
    private final HandrolledNetwork network;
    private final double factor;
    private Parameters theta;

    Multiplied(Experiment experiment, double factor) {
      this.experiment = experiment;
      this.factor = factor;
      network = HandrolledNetwork.of(experiment);
      theta = network.parameters();
    }

    @Override
    public String name() {
      return "multiplied";
    }

    @Override
    public void load(Parameters parameters) {
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
      for (int k = 0; k < trace.layers(); k++) {
        times(trace.dz(k), batch.rows() * trace.units(k));
      }
      double[] g = trace.gradients().values();
      times(g, g.length);
      for (int k = 0; k < g.length; k++) {
        theta.values()[k] -= experiment.training().updater().learningRate() * g[k];
      }
      trace.parameters().set(theta);
    }

    private void times(double[] values, int size) {
      for (int k = 0; k < size; k++) {
        values[k] *= factor;
      }
    }

    @Override
    public double[][] predict(double[][] inputs) {
      network.load(theta);
      return network.predict(inputs);
    }

    @Override
    public void close() {}
  }

  private static Experiment experiment(Loss loss) {
    return experiment(loss, new double[][] {{0.1, 0.9}, {0.7, 0.3}, {0.4, 0.6}});
  }

  private static Experiment experiment(Loss loss, double[][] targets) {
    Experiment xor = Experiment.xor();
    boolean softmax = loss.isCrossEntropy();
    LayerSpec output = new LayerSpec(2, softmax ? Activation.SOFTMAX : Activation.SIGMOID, true);
    return new Experiment(
        "loss",
        new Dataset(new double[][] {{0.3, -0.7}, {0.9, 0.4}, {-0.2, 0.8}}, targets),
        new NetworkSpec(
            2, List.of(new LayerSpec(3, Activation.TANH, true), output), loss, Reduction.SUM),
        xor.initialization(),
        xor.training().with(3),
        xor.convergence(),
        xor.precision());
  }

  private static Cause cause(Experiment experiment, double factor) {
    Multiplied wrong = new Multiplied(experiment, factor);
    Parameters before = InitialParameters.draw(experiment);
    Batch batch = new Batches(experiment).next();
    StepTrace trace = new StepTrace(experiment.network());
    wrong.load(before);
    wrong.step(batch, trace);
    Diagnosis diagnosis = new Diagnosis(experiment, wrong);
    diagnosis.recorded(before, batch, trace);
    List<Finding> findings = diagnosis.findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).place().tensor()).isEqualTo("1_dz");
    return findings.get(0).cause();
  }

  @ParameterizedTest
  @EnumSource
  void aDerivativeThatIsNotQuiteRightIsNamed(Loss loss) {
    Experiment experiment = experiment(loss);
    assertThat(cause(experiment, -1)).isEqualTo(Cause.LOSS_GRADIENT_AT_TARGETS_SWAPPED);
    assertThat(cause(experiment, 0.5))
        .isIn(Cause.CONSTANT_FACTOR, Cause.LOSS_DERIVATIVE_OF_ANOTHER_LOSS);
  }

  @ParameterizedTest
  @EnumSource
  void aRightOneIsNotAccused(Loss loss) {
    Experiment experiment = experiment(loss);
    Multiplied right = new Multiplied(experiment, 1);
    Parameters before = InitialParameters.draw(experiment);
    Batch batch = new Batches(experiment).next();
    StepTrace trace = new StepTrace(experiment.network());
    right.load(before);
    right.step(batch, trace);
    Diagnosis diagnosis = new Diagnosis(experiment, right);
    diagnosis.recorded(before, batch, trace);
    assertThat(diagnosis.findings()).isEmpty();
  }

  /** Deeplearning4j's delta after a softmax is ŷ − y, which is right where Σy = 1. */
  @ParameterizedTest
  @EnumSource(names = {"CROSS_ENTROPY", "NEGATIVE_LOG_LIKELIHOOD"})
  void aFormulaForProbabilitiesIsRightForThem(Loss loss) {
    for (double[][] targets :
        List.of(
            new double[][] {{0.1, 0.9}, {0.7, 0.3}, {0.4, 0.6}},
            new double[][] {{0, 1}, {1, 0}, {0, 1}})) {
      Experiment experiment = experiment(loss, targets);
      try (Dl4jTrainer twin = new Dl4jTrainer(experiment)) {
        assertThat(new Diagnosis(experiment, twin).findings()).isEmpty();
      }
    }
  }
}
