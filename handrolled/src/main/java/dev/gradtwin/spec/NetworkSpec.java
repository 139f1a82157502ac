package dev.gradtwin.spec;

import java.util.List;

/**
 * A dense network and the loss that it is trained on.
 *
 * @param inputs nIn of the first layer
 * @param layers from the input side to the output side
 * @param loss the loss of one example
 * @param reduction how examples combine
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers, Loss loss, Reduction reduction) {
  /** The largest number of layers. */
  public static final int MAX_LAYERS = 100;

  /** The largest number of parameters: 128 MiB of them in float64. */
  public static final long MAX_PARAMETERS = 1L << 24;

  /**
   * Checks the size and copies the list.
   *
   * @throws SpecException if there is no layer, there are too many, or too many parameters
   */
  public NetworkSpec {
    Require.wholeNumber("inputs", inputs, 1, MAX_PARAMETERS);
    layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.size() > MAX_LAYERS) {
      throw SpecException.of("layers", "from 1 to " + MAX_LAYERS + " layers", layers.size());
    }
    long parameters = 0;
    long width = inputs;
    for (LayerSpec layer : layers) {
      parameters += (width + (layer.bias() ? 1 : 0)) * layer.units();
      width = layer.units();
    }
    if (parameters > MAX_PARAMETERS) {
      throw SpecException.of(
          "layers",
          "at most %,d parameters".formatted(MAX_PARAMETERS),
          "%,d".formatted(parameters));
    }
  }

  /**
   * The width of the network's output.
   *
   * @return nOut of the last layer
   */
  public int outputs() {
    return layers.get(layers.size() - 1).units();
  }

  /**
   * The width of what enters a layer.
   *
   * @param layer the layer's index, from 0
   * @return nIn of that layer
   */
  public int inputsOf(int layer) {
    return layer == 0 ? inputs : layers.get(layer - 1).units();
  }
}
