package dev.gradtwin.spec;

import java.util.List;

/**
 * A dense network and the loss that it is trained on.
 *
 * @param inputs nIn of the first layer
 * @param layers from the input side to the output side
 * @param loss the loss of one example
 * @param reduction how examples combine
 * @param lossWeights the label weights w, one for each output; empty for all 1
 * @param conventions whose formulas count
 */
public record NetworkSpec(
    int inputs,
    List<LayerSpec> layers,
    Loss loss,
    Reduction reduction,
    List<Double> lossWeights,
    Conventions conventions) {
  /** Whose formulas count where nothing is said. */
  public static final Conventions DEFAULT_CONVENTIONS = Conventions.TWIN;

  /** The largest number of layers. */
  public static final int MAX_LAYERS = 100;

  /** The largest number of parameters: 128 MiB of them in float64. */
  public static final long MAX_PARAMETERS = 1L << 24;

  /**
   * Checks the size and copies the lists.
   *
   * @throws SpecException if there is no layer, there are too many, or too many parameters, or if
   *     the label weights are not positive numbers, one for each output, of a loss that takes them
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
    lossWeights = List.copyOf(lossWeights);
    requireWeights(loss, lossWeights, layers.get(layers.size() - 1).units());
  }

  /**
   * A network without label weights, with the default conventions.
   *
   * @param inputs nIn of the first layer
   * @param layers from the input side to the output side
   * @param loss the loss of one example
   * @param reduction how examples combine
   * @throws SpecException if its size is out of range
   */
  public NetworkSpec(int inputs, List<LayerSpec> layers, Loss loss, Reduction reduction) {
    this(inputs, layers, loss, reduction, List.of(), DEFAULT_CONVENTIONS);
  }

  private static void requireWeights(Loss loss, List<Double> weights, int outputs) {
    if (weights.isEmpty()) {
      return;
    }
    if (!loss.takesWeights()) {
      throw SpecException.because(
          "lossWeights", "this loss takes no label weights, in Deeplearning4j neither");
    }
    if (weights.size() != outputs) {
      throw SpecException.of("lossWeights", Require.numbers(outputs), weights.size());
    }
    for (int j = 0; j < weights.size(); j++) {
      Require.positive("lossWeights[" + j + "]", weights.get(j));
    }
  }

  /**
   * The same with other layers.
   *
   * @param layers from the input side to the output side
   * @return a network
   * @throws SpecException if its size is out of range
   */
  public NetworkSpec with(List<LayerSpec> layers) {
    return new NetworkSpec(inputs, layers, loss, reduction, lossWeights, conventions);
  }

  /**
   * The same with another loss, without label weights.
   *
   * @param loss the loss of one example
   * @return a network
   */
  public NetworkSpec with(Loss loss) {
    return new NetworkSpec(inputs, layers, loss, reduction, List.of(), conventions);
  }

  /**
   * The same by other conventions.
   *
   * @param conventions whose formulas count
   * @return a network
   */
  public NetworkSpec with(Conventions conventions) {
    return new NetworkSpec(inputs, layers, loss, reduction, lossWeights, conventions);
  }

  /**
   * A label weight.
   *
   * @param output from 0
   * @return wⱼ
   */
  public double lossWeight(int output) {
    return lossWeights.isEmpty() ? 1 : lossWeights.get(output);
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
