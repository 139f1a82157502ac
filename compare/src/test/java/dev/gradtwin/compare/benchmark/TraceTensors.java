package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The tensors of a step by name, in the order of cause, as reports call them. */
final class TraceTensors {
  /**
   * One tensor.
   *
   * @param name {@code 0_z}, {@code loss}, {@code 1_W gradient}, {@code 1_W updated parameter}, …
   * @param delta whether only a trainer that tells its deltas has it
   * @param values the array of a trace that it stands in
   * @param from its first element there
   * @param perRow elements in a row of the batch; 0 if it has no row for each example
   * @param size elements, where it has no row for each example
   */
  record Named(
      String name,
      boolean delta,
      Function<StepTrace, double[]> values,
      int from,
      int perRow,
      int size) {
    /** The index after its last element. */
    int to(StepTrace trace) {
      return from + (perRow > 0 ? trace.rows() * perRow : size);
    }
  }

  private TraceTensors() {}

  static List<Named> of(NetworkSpec network) {
    List<Named> tensors = new ArrayList<>();
    int out = network.layers().size() - 1;
    for (int k = 0; k <= out; k++) {
      int layer = k;
      int units = network.layers().get(k).units();
      tensors.add(new Named(k + "_z", false, t -> t.z(layer), 0, units, 0));
      tensors.add(new Named(k + "_a", false, t -> t.a(layer), 0, units, 0));
    }
    tensors.add(new Named("loss", false, t -> new double[] {t.loss()}, 0, 0, 1));
    for (int k = out; k >= 0; k--) {
      int layer = k;
      int units = network.layers().get(k).units();
      tensors.add(new Named(k + "_dz", true, t -> t.dz(layer), 0, units, 0));
    }
    addParameters(network, " gradient", t -> t.gradients().values(), tensors);
    addParameters(network, " updated parameter", t -> t.parameters().values(), tensors);
    return tensors;
  }

  private static void addParameters(
      NetworkSpec network, String what, Function<StepTrace, double[]> values, List<Named> tensors) {
    List<Tensor> layout = ParameterLayout.of(network).tensors();
    for (int k = network.layers().size() - 1; k >= 0; k--) {
      for (Tensor t : layout) {
        if (t.layer() == k) {
          tensors.add(new Named(t.name() + what, false, values, t.offset(), 0, t.size()));
        }
      }
    }
  }
}
