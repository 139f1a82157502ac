package dev.gradtwin.spec;

import java.util.Arrays;

/**
 * Inverted dropout of what enters a layer, in training only, with a mask that is given and not
 * drawn: x ⊙ m/p for an example's row m of the mask. Two programs that draw for themselves have
 * nothing to compare.
 *
 * @param keep p, the probability with which an input was kept
 * @param mask for each row of the data a 1 for every input of the layer that is kept, else 0;
 *     copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, and compared by content
public record Dropout(double keep, double[][] mask) {
  /**
   * Checks and copies.
   *
   * @throws SpecException if {@code keep} is not in (0, 1], or the mask is ragged or has anything
   *     but 0 and 1
   */
  public Dropout {
    if (!(keep > 0 && keep <= 1)) {
      throw SpecException.of("keep", "a number greater than 0, at most 1", keep);
    }
    Require.matrix("mask", mask);
    for (int n = 0; n < mask.length; n++) {
      for (int i = 0; i < mask[n].length; i++) {
        if (mask[n][i] != 0 && mask[n][i] != 1) {
          throw SpecException.of("mask[" + n + "][" + i + "]", "0 or 1", mask[n][i]);
        }
      }
    }
    mask = Require.copy(mask);
  }

  @Override
  public double[][] mask() {
    return Require.copy(mask);
  }

  void requireShape(String field, int rows, int columns) {
    if (mask.length != rows || mask[0].length != columns) {
      throw SpecException.of(
          field,
          rows + " rows of " + Require.numbers(columns),
          mask.length + " of " + mask[0].length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dropout that && keep == that.keep && Arrays.deepEquals(mask, that.mask);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(keep) + Arrays.deepHashCode(mask);
  }
}
