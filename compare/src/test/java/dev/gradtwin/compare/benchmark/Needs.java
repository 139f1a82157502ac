package dev.gradtwin.compare.benchmark;

import static dev.gradtwin.compare.benchmark.Places.out;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;

/** What a network must have for a bug to be possible in it. */
final class Needs {
  private Needs() {}

  static boolean bias(NetworkSpec network) {
    return network.layers().stream().anyMatch(LayerSpec::bias);
  }

  static boolean biasOfFirstLayer(NetworkSpec network) {
    return network.layers().get(0).bias();
  }

  static boolean biasOfOutput(NetworkSpec network) {
    return network.layers().get(out(network)).bias();
  }

  static boolean sigmoidOutput(NetworkSpec network) {
    return f(network, out(network)) == Activation.SIGMOID;
  }

  static boolean curvedOutput(NetworkSpec network) {
    return f(network, out(network)) != Activation.IDENTITY;
  }

  static boolean curvedFirstLayer(NetworkSpec network) {
    return f(network, 0) != Activation.IDENTITY;
  }

  static boolean smoothHiddenLayer(NetworkSpec network) {
    return smooth(f(network, out(network) - 1));
  }

  static boolean smoothOutput(NetworkSpec network) {
    return smooth(f(network, out(network)));
  }

  static boolean relu(NetworkSpec network) {
    return network.layers().stream().anyMatch(l -> l.activation() == Activation.RELU);
  }

  static boolean notOnlySigmoids(NetworkSpec network) {
    return network.layers().stream().anyMatch(l -> l.activation() != Activation.SIGMOID);
  }

  /** A layer above the first has as many inputs as units. */
  static boolean squareAboveFirst(NetworkSpec network) {
    return squareLayer(network) > 0;
  }

  static boolean square(NetworkSpec network) {
    return squareLayer(network) >= 0;
  }

  static boolean obliqueFirstLayer(NetworkSpec network) {
    return network.inputs() != network.layers().get(0).units();
  }

  /** Two neighbouring layers have W of one shape. */
  static boolean twins(NetworkSpec network) {
    return twinLayer(network) >= 0;
  }

  /** The last layer whose W is square, −1 if there is none. */
  static int squareLayer(NetworkSpec network) {
    for (int k = out(network); k >= 0; k--) {
      if (network.inputsOf(k) == network.layers().get(k).units()) {
        return k;
      }
    }
    return -1;
  }

  /** The last layer whose parameters have the shapes of the next layer's, −1 if there is none. */
  static int twinLayer(NetworkSpec network) {
    for (int k = out(network) - 1; k >= 0; k--) {
      LayerSpec one = network.layers().get(k);
      LayerSpec next = network.layers().get(k + 1);
      if (network.inputsOf(k) == network.inputsOf(k + 1)
          && one.units() == next.units()
          && one.bias() == next.bias()) {
        return k;
      }
    }
    return -1;
  }

  private static Activation f(NetworkSpec network, int k) {
    return network.layers().get(k).activation();
  }

  private static boolean smooth(Activation f) {
    return f == Activation.SIGMOID || f == Activation.TANH;
  }
}
