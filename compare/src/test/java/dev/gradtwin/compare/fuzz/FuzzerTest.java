package dev.gradtwin.compare.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzerTest {
  private static final int CASES = 120;

  @TempDir private Path folder;

  private static FuzzReport run(int threads, Ledger ledger) {
    return new Fuzzer(1, threads, ledger).run(0, CASES, () -> true, done -> {});
  }

  @Test
  void aCaseIsTheSameAloneOrInARangeAndForAnyNumberOfThreads() {
    FuzzReport one = run(1, Ledger.none(1));
    assertThat(run(3, Ledger.none(1))).isEqualTo(one);
    CaseResult alone =
        new Fuzzer(1, 1, Ledger.none(1)).run(88, 1, () -> true, done -> {}).results().get(0);
    assertThat(alone).isEqualTo(one.results().get(88));
    assertThat(CaseGenerator.of(1, 88)).isEqualTo(CaseGenerator.of(1, 88));
    assertThat(CaseGenerator.of(1, 88)).isNotEqualTo(CaseGenerator.of(2, 88));
  }

  @Test
  void whatDiffersIsExplained() {
    FuzzReport report = run(2, Ledger.none(1));
    assertThat(report.count(Outcome.UNEXPLAINED)).isZero();
    assertThat(report.count(Outcome.HAND_WRITTEN_WRONG)).isZero();
    assertThat(report.count(Outcome.MATCH)).isGreaterThan(CASES / 2);
    assertThat(report.findings())
        .extracting(Finding::cause)
        .contains(KnownFinding.ELU_ALPHA.title(), KnownFinding.OVERFLOWING_ACTIVATION.title());
  }

  /** At every length that a killed process may leave behind, the rest is judged again. */
  @ParameterizedTest
  @ValueSource(ints = {0, 40, 1000})
  void whoeverWasKilledGoesOnWithoutCountingTwice(int kept) throws IOException {
    FuzzReport whole = run(2, Ledger.in(folder.toString(), 1));
    Path block = folder.resolve("blocks").resolve("50-100.txt");
    String text = Files.readString(block);
    Files.writeString(block, text.substring(0, Math.min(kept, text.length())));
    Files.delete(folder.resolve("blocks").resolve("100-120.txt"));
    Files.writeString(folder.resolve("blocks").resolve(".123.tmp"), "0 MATCH");
    assertThat(run(2, Ledger.in(folder.toString(), 1))).isEqualTo(whole);
    assertThat(Files.readString(block)).isEqualTo(text);
  }

  @Test
  void aFolderOfAnotherSeedIsRefused() {
    Ledger.in(folder.toString(), 1);
    assertThatThrownBy(() -> Ledger.in(folder.toString(), 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the cases of gradtwin fuzz 1, seed 2, found those of");
  }

  /** Half of the derivative of the last layer, if it is a tanh. */
  private static final class Halved implements Trainer {
    private final Trainer right;
    private final boolean wrong;

    Halved(Trainer right, Experiment experiment) {
      this.right = right;
      var layers = experiment.network().layers();
      wrong = layers.get(layers.size() - 1).activation() == Activation.TANH;
    }

    @Override
    public String name() {
      return right.name();
    }

    @Override
    public void load(Parameters parameters) {
      right.load(parameters);
    }

    @Override
    public void synchronize(Parameters parameters) {
      right.synchronize(parameters);
    }

    @Override
    public Parameters parameters() {
      return right.parameters();
    }

    @Override
    public void step(Batch batch) {
      right.step(batch);
    }

    @Override
    public void step(Batch batch, StepTrace trace) {
      right.step(batch, trace);
      if (wrong) {
        double[] dz = trace.dz(trace.layers() - 1);
        for (int k = 0; k < dz.length; k++) {
          dz[k] /= 2;
        }
      }
    }

    @Override
    public double[][] predict(double[][] inputs) {
      return right.predict(inputs);
    }

    @Override
    public void close() {
      right.close();
    }
  }

  private static Sides planted(boolean inSubject) {
    return new Sides() {
      @Override
      public Trainer subject(Experiment e) {
        Trainer right = HandrolledNetwork.of(e);
        return inSubject ? new Halved(right, e) : right;
      }

      @Override
      public Trainer reference(Experiment e) {
        Trainer right = new Dl4jTrainer(e);
        return inSubject ? right : new Halved(right, e);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPlantedMistakeIsFoundAndShrunkAndItsSideIsNamed(boolean inSubject) {
    Outcome expected = inSubject ? Outcome.HAND_WRITTEN_WRONG : Outcome.DL4J_WRONG;
    FuzzReport report =
        new Fuzzer(1, 2, Ledger.none(1), planted(inSubject)).run(0, 400, () -> true, d -> {});
    List<Finding> tanh =
        report.findings().stream()
            .filter(f -> f.cause().contains("derivative of tanh"))
            .filter(f -> !f.cause().contains("cosine")) // where the twin is wrong by itself
            .toList();
    assertThat(tanh).isNotEmpty();
    assertThat(tanh).allSatisfy(f -> assertThat(f.outcome()).isEqualTo(expected));
    Experiment smallest = tanh.get(0).smallest();
    assertThat(smallest.network().layers()).hasSize(1);
    assertThat(smallest.network().outputs()).isEqualTo(1);
    assertThat(smallest.network().inputs()).isEqualTo(1);
    assertThat(smallest.data().rows()).isEqualTo(1);
    assertThat(smallest.steps()).isEqualTo(1);
  }
}
