package dev.gradtwin.compare.report;

import dev.gradtwin.compare.sweep.SweepReport;
import dev.gradtwin.compare.sweep.TrainingOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * A sweep as comma-separated values (RFC 4180, but lines end as on Unix): the values of the varied
 * fields, then seed, converged, right, epoch (empty if the rule never held), loss (as many digits
 * as restore it).
 */
public final class SweepCsv {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private SweepCsv() {}

  /**
   * Writes a line of names and one for each training.
   *
   * @param report the sweep
   * @param out where to; left open
   * @throws IOException if that fails
   */
  public static void write(SweepReport report, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    List<Object> names = new ArrayList<>(report.variations().stream().map(v -> v.path()).toList());
    names.addAll(List.of("seed", "converged", "right", "epoch", "loss"));
    line(names, writer);
    for (int k = 0; k < report.grid().size(); k++) {
      for (TrainingOutcome outcome : report.outcomes().get(k)) {
        List<Object> row = new ArrayList<>(report.grid().get(k).values());
        row.add(outcome.seed());
        row.add(outcome.converged());
        row.add(outcome.right());
        row.add(outcome.epoch() < 0 ? "" : outcome.epoch());
        row.add(outcome.loss());
        line(row, writer);
      }
    }
    writer.flush();
  }

  private static void line(List<Object> values, Writer writer) throws IOException {
    writer.write(FORMAT.format(values.toArray()));
    writer.write('\n');
  }
}
