package dev.gradtwin.compare.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.compare.report.JsonReport;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.TrainingSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** An error that the worst case of rounding would explain, and that rounding does not make. */
class SubtleBugTest {
  private static Experiment oneStep() {
    Experiment wide = Networks.wide();
    return new Experiment(
        wide.name(),
        wide.data(),
        wide.network(),
        wide.initialization(),
        new TrainingSpec(wide.training().updater(), 1, OptionalInt.empty(), OptionalLong.empty()),
        wide.convergence(),
        wide.precision());
  }

  /** One gradient is off by 2e-13 of itself. */
  private static final class Subtle extends TextbookTrainer {
    Subtle(Experiment experiment) {
      super(experiment);
    }

    @Override
    double weightGradient(int k, int i, int j) {
      double right = super.weightGradient(k, i, j);
      return k == 0 && i == 3 && j == 5 ? right * (1 + 2e-13) : right;
    }
  }

  @Test
  void isFoundButNotCalledProven() throws IOException {
    Experiment experiment = oneStep();
    RunResult result;
    try (HandrolledNetwork twin = HandrolledNetwork.of(experiment)) {
      result =
          new LockStep(experiment, new Subtle(experiment), new Subtle(experiment), twin, 1)
              .run(step -> {});
    }
    Divergence divergence = result.divergence().orElseThrow();
    assertThat(divergence.path()).isEqualTo("step 0 › 0_W gradient › [3,5]");
    assertThat(divergence.difference()).isBetween(divergence.bound(), divergence.worstCase());
    assertThat(divergence.proven()).isFalse();
    assertThat(result.judgement().orElseThrow().wrongSide()).isEqualTo(WrongSide.SUBJECT);
    assertThat(VerdictText.of(result).facts())
        .anyMatch(
            line ->
                line.matches(
                    "  rounding       was seen to explain at most [^ ]+; worst case [^ ]+"))
        .allMatch(line -> line.length() <= 80);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      JsonReport.write(result, json);
    }
    assertThat(text.toString()).contains("\"proven\":false");
  }
}
