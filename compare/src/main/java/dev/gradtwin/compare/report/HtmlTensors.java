package dev.gradtwin.compare.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.PartedStep;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.Stage;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The tensors of the step in which two sides parted, as JSON: of each element what both have and
 * what rounding explains of the difference. Of a tensor that is too large to be drawn, every block
 * is stood for by the element that differs most for its bound.
 */
final class HtmlTensors {
  private static final int MOST_TENSORS = 24;
  private static final int LARGE_SIDE = 48;
  private static final int SMALL_SIDE = 24;

  private HtmlTensors() {}

  /** A tensor of both sides within their flat arrays. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Shown(
      Stage stage,
      String name,
      int rows,
      int columns,
      int offset,
      double[] subject,
      double[] reference,
      double[] bounds) {
    boolean is(Divergence d) {
      return stage == d.stage() && name.equals(d.tensor());
    }

    double excess(int k) {
      double difference = Math.abs(subject[k] - reference[k]);
      double ratio = difference / (2 * bounds[k]);
      return difference == 0 ? 0 : Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
    }
  }

  static void write(RunResult result, Optional<PartedStep> parted, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("tensors");
    Divergence d = result.divergence().orElse(null);
    if (d != null && parted.filter(p -> p.step() == d.step()).isPresent()) {
      List<Shown> tensors = tensors(parted.get());
      tensors.sort(Comparator.comparing(t -> !t.is(d))); // stable: the order of cause otherwise
      for (Shown tensor : tensors.subList(0, Math.min(MOST_TENSORS, tensors.size()))) {
        tensor(tensor, tensor.is(d) ? LARGE_SIDE : SMALL_SIDE, json);
      }
    }
    json.writeEndArray();
  }

  private static List<Shown> tensors(PartedStep step) {
    StepTrace s = step.subject();
    StepTrace r = step.reference();
    StepTrace b = step.bounds();
    List<Shown> all = new ArrayList<>();
    for (int k = 0; k < s.layers(); k++) {
      int units = s.units(k);
      if (both(Quantity.PRE_ACTIVATIONS, s, r)) {
        all.add(
            new Shown(Stage.PRE_ACTIVATION, k + "_z", s.rows(), units, 0, s.z(k), r.z(k), b.z(k)));
      }
      if (both(Quantity.ACTIVATIONS, s, r)) {
        all.add(new Shown(Stage.ACTIVATION, k + "_a", s.rows(), units, 0, s.a(k), r.a(k), b.a(k)));
      }
    }
    for (int k = s.layers() - 1; both(Quantity.DELTAS, s, r) && k >= 0; k--) {
      all.add(
          new Shown(Stage.DELTA, k + "_dz", s.rows(), s.units(k), 0, s.dz(k), r.dz(k), b.dz(k)));
    }
    List<Tensor> backward = new ArrayList<>(s.gradients().layout().tensors());
    backward.sort(Comparator.comparing(Tensor::layer).reversed());
    for (Tensor t : backward) {
      if (both(Quantity.GRADIENTS, s, r)) {
        all.add(
            new Shown(
                Stage.GRADIENT,
                t.name(),
                t.rows(),
                t.columns(),
                t.offset(),
                s.gradients().values(),
                r.gradients().values(),
                b.gradients().values()));
      }
    }
    for (Tensor t : backward) {
      if (both(Quantity.PARAMETERS, s, r)) {
        all.add(
            new Shown(
                Stage.UPDATE,
                t.name(),
                t.rows(),
                t.columns(),
                t.offset(),
                s.parameters().values(),
                r.parameters().values(),
                b.parameters().values()));
      }
    }
    return all;
  }

  private static boolean both(Quantity quantity, StepTrace subject, StepTrace reference) {
    return subject.tells(quantity) && reference.tells(quantity);
  }

  private static void tensor(Shown t, int side, JsonGenerator json) throws IOException {
    int[][] chosen = chosen(t, side);
    json.writeStartObject();
    json.writeStringField("stage", Names.of(t.stage()));
    json.writeStringField("tensor", t.name());
    json.writeNumberField("rows", t.rows());
    json.writeNumberField("columns", t.columns());
    values(json, "subject", chosen, t.subject(), 1);
    values(json, "reference", chosen, t.reference(), 1);
    values(json, "bound", chosen, t.bounds(), 2);
    json.writeArrayFieldStart("element");
    for (int[] row : chosen) {
      for (int k : row) {
        json.writeNumber(k - t.offset());
      }
    }
    json.writeEndArray();
    json.writeNumberField("shownRows", chosen.length);
    json.writeNumberField("shownColumns", chosen[0].length);
    json.writeEndObject();
  }

  /** The places of the elements that are shown. */
  private static int[][] chosen(Shown t, int side) {
    int rows = Math.min(side, t.rows());
    int columns = Math.min(side, t.columns());
    int[][] chosen = new int[rows][columns];
    for (int[] row : chosen) {
      Arrays.fill(row, -1);
    }
    for (int i = 0; i < t.rows(); i++) {
      int row = (int) ((long) i * rows / t.rows());
      for (int j = 0; j < t.columns(); j++) {
        int column = (int) ((long) j * columns / t.columns());
        int k = t.offset() + i * t.columns() + j;
        if (chosen[row][column] < 0 || t.excess(k) > t.excess(chosen[row][column])) {
          chosen[row][column] = k;
        }
      }
    }
    return chosen;
  }

  private static void values(
      JsonGenerator json, String name, int[][] chosen, double[] values, int factor)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int[] row : chosen) {
      for (int k : row) {
        Json.number(json, factor * values[k]);
      }
    }
    json.writeEndArray();
  }
}
