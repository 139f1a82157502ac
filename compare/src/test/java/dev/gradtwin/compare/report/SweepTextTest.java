package dev.gradtwin.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.sweep.Combination;
import dev.gradtwin.compare.sweep.Confirmation;
import dev.gradtwin.compare.sweep.Grid;
import dev.gradtwin.compare.sweep.SweepReport;
import dev.gradtwin.compare.sweep.TrainingOutcome;
import dev.gradtwin.compare.sweep.Variation;
import dev.gradtwin.spec.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepTextTest {
  private static SweepReport report() {
    Experiment experiment = Experiment.xor().named("x".repeat(200));
    List<Variation> variations =
        List.of(
            Variation.of("network.layers[0].initialization={\"scheme\":\"xavier\",\"seed\":1}"),
            Variation.of("training.epochs=1,1000000000"));
    List<Combination> grid = Grid.of(experiment, variations);
    List<TrainingOutcome> converged =
        List.of(
            new TrainingOutcome(Long.MAX_VALUE - 1, true, true, 1_000_000_000, 1 / 3.0),
            new TrainingOutcome(Long.MAX_VALUE, true, true, 1_000_000_000, 0));
    List<TrainingOutcome> failed =
        List.of(
            new TrainingOutcome(Long.MAX_VALUE - 1, false, false, -1, Double.NaN),
            new TrainingOutcome(Long.MAX_VALUE, false, true, -1, 1e-300));
    return new SweepReport(
        experiment,
        variations,
        grid,
        List.of(failed, converged),
        List.of(
            new Confirmation(0, 1, Optional.empty()),
            new Confirmation(1, 2, Optional.of("y".repeat(200)))));
  }

  @Test
  void fitsIn80ColumnsWhateverTheNames() {
    SweepReport report = report();
    assertThat(SweepText.lines(report))
        .allMatch(line -> line.length() <= 80, "at most 80 columns")
        .anyMatch(line -> line.contains("  0.0   0.0 to  65.8") && line.endsWith("never"))
        .anyMatch(line -> line.contains(" 50.0   9.5 to  90.5"))
        .anyMatch(line -> line.contains("100.0  34.2 to 100.0"))
        .contains("The loss is not finite at the end of 1.");
    assertThat(SweepText.confirmation(report))
        .allMatch(line -> line.length() <= 80, "at most 80 columns")
        .first()
        .isEqualTo("the twin (DL4J) disagrees in 1 of 2:");
  }

  @Test
  void theCsvHasALineForEachTraining() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SweepCsv.write(report(), out);
    String xavier = "\"{\"\"scheme\"\":\"\"xavier\"\",\"\"seed\"\":1}\"";
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            network.layers[0].initialization,training.epochs,seed,converged,right,epoch,loss
            X,1,9223372036854775806,false,false,,NaN
            X,1,9223372036854775807,false,true,,1.0E-300
            X,1000000000,9223372036854775806,true,true,1000000000,0.3333333333333333
            X,1000000000,9223372036854775807,true,true,1000000000,0.0
            """
                .replace("X", xavier));
  }
}
