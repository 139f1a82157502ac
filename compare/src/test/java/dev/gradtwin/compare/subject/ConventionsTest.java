package dev.gradtwin.compare.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A right program is right by every convention that it declares, and for every network. */
class ConventionsTest {
  private static final String PROGRAM =
      Path.of("src", "test", "resources", "subjects", "any.py").toString();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nothing                               | SUM  | 4 | FLOAT64 | false
          mean                                  | SUM  | 4 | FLOAT64 | false
          mean,parameters                       | SUM  | 4 | FLOAT64 | false
          mean,parameters,updates-by-sum        | SUM  | 4 | FLOAT64 | false
          mean,loss-mean,all                    | SUM  | 4 | FLOAT64 | false
          mean,all                              | SUM  | 3 | FLOAT64 | false
          mean,parameters                       | SUM  | 3 | FLOAT64 | false
          mean,parameters,updates-by-sum        | SUM  | 3 | FLOAT64 | false
          mean,parameters,loss-mean             | SUM  | 3 | FLOAT64 | true
          sum                                   | MEAN | 3 | FLOAT64 | false
          sum,parameters,all                    | MEAN | 3 | FLOAT64 | false
          sum,loss-sum,parameters               | MEAN | 3 | FLOAT64 | true
          ascent                                | SUM  | 4 | FLOAT64 | false
          ascent,out-in,parameters,all          | SUM  | 3 | FLOAT64 | true
          ascent,out-in,mean,parameters         | SUM  | 3 | FLOAT64 | false
          out-in,no-gradients,parameters        | MEAN | 2 | FLOAT64 | true
          all,parameters                        | MEAN | 2 | FLOAT64 | true
          float32                               | SUM  | 4 | FLOAT32 | false
          float32,all,parameters                | MEAN | 3 | FLOAT32 | true
          float32,no-gradients,parameters       | SUM  | 3 | FLOAT32 | true
          float32,out-in,ascent,mean,parameters | SUM  | 3 | FLOAT32 | false
          """)
  void makeARightProgramRight(
      String said, Reduction reduction, int batchSize, Precision precision, boolean free)
      throws Exception {
    Language.NUMPY.assumeInstalled();
    Experiment experiment = experiment(reduction, batchSize, precision);
    SubjectCommand command =
        new SubjectCommand(
            List.of("python3", PROGRAM, said),
            Conventions.NONE,
            free,
            Duration.ofMinutes(1),
            line -> {});
    try (ForeignTrainer subject = ForeignTrainer.start(command, experiment);
        HandrolledNetwork own = HandrolledNetwork.of(subject.experiment());
        HandrolledNetwork resynchronised = HandrolledNetwork.of(subject.experiment())) {
      Pairing pairing = Pairing.ofSubject(subject, own, resynchronised, SideName.GRADTWIN);
      RunResult result =
          new LockStep(subject.experiment(), pairing, 1, OracleMode.DIVERGENCE).run(step -> {});
      assertThat(result.divergence().map(Divergence::path)).isEmpty();
      assertThat(result.driftsThoughRight()).isFalse();
      subject.end();
    }
  }

  /** Tanh, ReLU and sigmoid, with biases and without, in batches of which the last is shorter. */
  private static Experiment experiment(Reduction reduction, int batchSize, Precision precision) {
    return new Experiment(
        "any",
        new Dataset(
            new double[][] {{0.1, 0.9, 0.3}, {0.8, 0.2, 0.5}, {0.5, 0.5, 0.1}, {0.3, 0.7, 0.9}},
            new double[][] {{1, 0}, {0, 1}, {1, 1}, {0, 0}}),
        new NetworkSpec(
            3,
            List.of(
                new LayerSpec(5, Activation.TANH, true),
                new LayerSpec(4, Activation.RELU, false),
                new LayerSpec(2, Activation.SIGMOID, true)),
            Loss.MEAN_SQUARED_ERROR,
            reduction),
        new Initializer.Xavier(3),
        new TrainingSpec(
            new UpdaterSpec.Sgd(0.3), 25, OptionalInt.of(batchSize), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        precision);
  }
}
