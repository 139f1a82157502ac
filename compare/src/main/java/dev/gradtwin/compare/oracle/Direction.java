package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.SplittableRandom;

/**
 * A direction v in the space of the parameters, along which a whole tensor's gradient g is one
 * number, v·g: +1 and −1 over the elements of the tensor, or a single +1.
 *
 * <p>Let e be the errors of a computed gradient tensor, b the rounding bounds of its elements, and
 * T = Σ bᵢ. A correct program has |eᵢ| ≤ bᵢ, so |v·e| ≤ T for every v. <b>If some |eₖ| &gt; T, then
 * a random v of signs shows it with probability at least ½.</b> Proof: pair v with v′, the same
 * with the sign of element k flipped. Then |v·e − v′·e| = 2|eₖ| &gt; 2T, so not both v·e and v′·e
 * can lie in [−T, T]: of each pair, at most one passes. With d directions drawn independently, such
 * a tensor passes with probability at most 2⁻ᵈ.
 */
public final class Direction {
  private final Tensor tensor;
  private final byte[] signs;

  private Direction(Tensor tensor) {
    this.tensor = tensor;
    signs = new byte[tensor.size()];
  }

  /**
   * One element.
   *
   * @param tensor where
   * @param element flat index within the tensor
   * @return v with v·g = g[element]
   */
  public static Direction element(Tensor tensor, int element) {
    Direction v = new Direction(tensor);
    v.signs[element] = 1;
    return v;
  }

  /**
   * Signs at random, each ±1 with probability ½.
   *
   * @param tensor where
   * @param random gives the signs; modified
   * @return v
   */
  public static Direction random(Tensor tensor, SplittableRandom random) {
    Direction v = new Direction(tensor);
    for (int k = 0; k < v.signs.length; k++) {
      v.signs[k] = (byte) (random.nextBoolean() ? 1 : -1);
    }
    return v;
  }

  /**
   * A part of it.
   *
   * @param from the first element that is kept, a flat index within the tensor
   * @param to the first that is not
   * @return v with 0 elsewhere
   */
  public Direction between(int from, int to) {
    Direction part = new Direction(tensor);
    System.arraycopy(signs, from, part.signs, from, to - from);
    return part;
  }

  /**
   * Where it points.
   *
   * @return the tensor outside which it is 0
   */
  public Tensor tensor() {
    return tensor;
  }

  /** vₖ, one of −1, 0 and 1. */
  int sign(int element) {
    return signs[element];
  }

  /**
   * T = Σ |vᵢ|·bᵢ: how far v·g of a correct program may be from the exact value.
   *
   * @param bounds one for each parameter
   * @return 0 or more
   */
  public double tolerance(double[] bounds) {
    double sum = 0;
    for (int k = 0; k < signs.length; k++) {
      sum += signs[k] == 0 ? 0 : bounds[tensor.offset() + k];
    }
    return sum * Rounding.SLACK;
  }
}
