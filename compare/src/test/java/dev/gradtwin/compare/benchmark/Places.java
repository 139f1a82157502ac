package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of tensors where a bug can be, each list in the order of cause. */
final class Places {
  private Places() {}

  /** z of any layer. */
  static List<String> z(NetworkSpec network) {
    return up(network).mapToObj(k -> k + "_z").toList();
  }

  /** a of any layer. */
  static List<String> a(NetworkSpec network) {
    return up(network).mapToObj(k -> k + "_a").toList();
  }

  static List<String> loss(NetworkSpec network) {
    return List.of("loss");
  }

  /** dz of the output layer. */
  static List<String> outputDelta(NetworkSpec network) {
    return List.of(out(network) + "_dz");
  }

  /** dz of the hidden layers. */
  static List<String> hiddenDeltas(NetworkSpec network) {
    return down(network).skip(1).mapToObj(k -> k + "_dz").toList();
  }

  /** dz of any layer. */
  static List<String> deltas(NetworkSpec network) {
    return down(network).mapToObj(k -> k + "_dz").toList();
  }

  /** Any gradient. */
  static List<String> gradients(NetworkSpec network) {
    return parameters(network).map(t -> t + " gradient").toList();
  }

  static List<String> weightGradients(NetworkSpec network) {
    return gradients(network).stream().filter(t -> t.contains("_W")).toList();
  }

  static List<String> biasGradients(NetworkSpec network) {
    return gradients(network).stream().filter(t -> t.contains("_b")).toList();
  }

  /** Any updated parameter. */
  static List<String> updates(NetworkSpec network) {
    return parameters(network).map(t -> t + " updated parameter").toList();
  }

  static List<String> biasUpdates(NetworkSpec network) {
    return updates(network).stream().filter(t -> t.contains("_b")).toList();
  }

  /** Those of {@code places} that belong to one layer. */
  static Function<NetworkSpec, List<String>> ofLayer(
      int layer, Function<NetworkSpec, List<String>> places) {
    return network ->
        places.apply(network).stream().filter(t -> t.startsWith(layer + "_")).toList();
  }

  /** Those of {@code places} that belong to the output layer. */
  static Function<NetworkSpec, List<String>> ofOutput(Function<NetworkSpec, List<String>> places) {
    return network -> ofLayer(out(network), places).apply(network);
  }

  private static Stream<String> parameters(NetworkSpec network) {
    return down(network)
        .boxed()
        .flatMap(
            k -> {
              LayerSpec layer = network.layers().get(k);
              return layer.bias() ? Stream.of(k + "_W", k + "_b") : Stream.of(k + "_W");
            });
  }

  static int out(NetworkSpec network) {
    return network.layers().size() - 1;
  }

  private static IntStream up(NetworkSpec network) {
    return IntStream.rangeClosed(0, out(network));
  }

  private static IntStream down(NetworkSpec network) {
    return up(network).map(k -> out(network) - k);
  }
}
