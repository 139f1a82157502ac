package dev.gradtwin.compare.explain;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which numbers of a step are shown: all of a small network, a path through a larger one. */
final class Choice {
  /** More numbers than these are too many for a reader. */
  private static final int MOST_NUMBERS = 60;

  private final NetworkSpec network;
  private final boolean all;
  private final int unit;
  private final int input;

  /**
   * @param unit of each layer; empty for all of a small network
   * @param inputs x of the row that is shown
   */
  Choice(NetworkSpec network, OptionalInt unit, double... inputs) {
    this.network = network;
    int numbers = 2 * ParameterLayout.of(network).size();
    for (var layer : network.layers()) {
      numbers += 3 * layer.units();
    }
    all = unit.isEmpty() && numbers <= MOST_NUMBERS;
    this.unit = unit.orElse(0);
    int largest = 0;
    for (int i = 1; i < inputs.length; i++) {
      largest = Math.abs(inputs[i]) > Math.abs(inputs[largest]) ? i : largest;
    }
    input = largest;
  }

  /** Whether nothing is left out. */
  boolean all() {
    return all;
  }

  /** The units of a layer that are shown. */
  List<Integer> units(int layer) {
    int units = network.layers().get(layer).units();
    return all ? range(units) : List.of(onPath(layer));
  }

  /** The unit of a layer that the path takes; of one that has not so many the last. */
  int onPath(int layer) {
    return Math.min(unit, network.layers().get(layer).units() - 1);
  }

  /** The input that the path begins at: the largest of the row. */
  int input() {
    return input;
  }

  /** The elements of a tensor that are shown, as flat indices. */
  List<Integer> elements(Tensor tensor) {
    if (all) {
      return range(tensor.size());
    }
    int j = onPath(tensor.layer());
    if (tensor.bias()) {
      return List.of(j);
    }
    int i = tensor.layer() == 0 ? input : onPath(tensor.layer() - 1);
    return List.of(i * tensor.columns() + j);
  }

  /** What is left out, in words. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!all) {
      notes.add(
          "Shown is unit "
              + unit
              + " of each layer, of smaller ones the last, and the largest input; --unit N shows"
              + " another. Of long sums the four largest terms are shown.");
    }
    return notes;
  }

  private static List<Integer> range(int size) {
    return IntStream.range(0, size).boxed().toList();
  }
}
