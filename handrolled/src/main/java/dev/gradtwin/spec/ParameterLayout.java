package dev.gradtwin.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where each parameter tensor of a network stands in one flat array: {@code 0_W, 0_b, 1_W, …}, each
 * row-major, so that W[i][j] of layer k is {@code flat[offset + i * nOut + j]}.
 *
 * @param tensors in the order of the array
 * @param size the length of the array
 */
public record ParameterLayout(List<Tensor> tensors, int size) {
  /**
   * One parameter tensor.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @param layer the layer that it belongs to, from 0
   * @param bias whether it is b, of shape [nOut], and not W, of shape [nIn, nOut]
   * @param rows nIn, or 1 for a bias
   * @param columns nOut
   * @param offset index of its first element in the flat array
   */
  public record Tensor(String name, int layer, boolean bias, int rows, int columns, int offset) {
    /**
     * The number of elements.
     *
     * @return rows times columns
     */
    public int size() {
      return rows * columns;
    }

    /**
     * The element that a flat index stands for.
     *
     * @param flat index within the tensor
     * @return {@code [i, j]}, for a bias {@code [j]}
     */
    public List<Integer> index(int flat) {
      return bias ? List.of(flat) : List.of(flat / columns, flat % columns);
    }
  }

  /** Copies the list. */
  public ParameterLayout {
    tensors = List.copyOf(tensors);
  }

  /**
   * The layout of a network's parameters.
   *
   * @param network the network
   * @return its layout
   */
  public static ParameterLayout of(NetworkSpec network) {
    List<Tensor> tensors = new ArrayList<>();
    int offset = 0;
    for (int k = 0; k < network.layers().size(); k++) {
      LayerSpec layer = network.layers().get(k);
      Tensor w = new Tensor(k + "_W", k, false, network.inputsOf(k), layer.units(), offset);
      tensors.add(w);
      offset += w.size();
      if (layer.bias()) {
        Tensor b = new Tensor(k + "_b", k, true, 1, layer.units(), offset);
        tensors.add(b);
        offset += b.size();
      }
    }
    return new ParameterLayout(tensors, offset);
  }

  /**
   * Finds a tensor.
   *
   * @param name {@code 0_W}, {@code 0_b}, …
   * @return the tensor
   * @throws SpecException if the network has none of that name
   */
  public Tensor tensor(String name) {
    return tensors.stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown("", name));
  }

  /**
   * Throws {@link SpecException} unless exactly the tensors of this layout are there, each in its
   * shape.
   */
  void requireShapes(String field, Map<String, double[][]> given) {
    for (String name : given.keySet()) {
      if (tensors.stream().noneMatch(t -> t.name().equals(name))) {
        throw unknown(field, name);
      }
    }
    for (Tensor tensor : tensors) {
      double[][] rows = given.get(tensor.name());
      if (rows == null) {
        throw SpecException.because(field + "." + tensor.name(), "missing; " + expected(tensor));
      }
      if (rows.length != tensor.rows() || rows[0].length != tensor.columns()) {
        throw SpecException.because(
            field + "." + tensor.name(),
            expected(tensor)
                + ", found "
                + (tensor.bias() ? "" : rows.length + " of ")
                + rows[0].length);
      }
    }
  }

  private static String expected(Tensor tensor) {
    return tensor.bias()
        ? "expected " + Require.numbers(tensor.columns())
        : "expected " + tensor.rows() + " rows of " + Require.numbers(tensor.columns());
  }

  private SpecException unknown(String field, String name) {
    List<String> names = tensors.stream().map(Tensor::name).toList();
    return SpecException.because(
        field, "the network has no tensor `" + name + "`, but " + String.join(", ", names));
  }
}
