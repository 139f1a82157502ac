package dev.gradtwin.compare.oracle;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The order in which a program adds the terms of its inner products: one permutation for every
 * length, which stays the same. Allocates only for a length that is new.
 */
final class SummationOrder {
  private final boolean shuffled;
  private final SplittableRandom random;
  private int[][] orders = {};

  private SummationOrder(boolean shuffled, long seed) {
    this.shuffled = shuffled;
    random = new SplittableRandom(seed);
  }

  /** From the first term to the last. */
  static SummationOrder leftToRight() {
    return new SummationOrder(false, 0);
  }

  /** Drawn at random, all permutations being equally likely (Fisher–Yates). */
  static SummationOrder atRandom(long seed) {
    return new SummationOrder(true, seed);
  }

  /** The indices of so many terms, in order; the array itself. */
  int[] of(int terms) {
    if (orders.length <= terms) {
      orders = Arrays.copyOf(orders, terms + 1);
    }
    if (orders[terms] == null) {
      orders[terms] = draw(terms);
    }
    return orders[terms];
  }

  private int[] draw(int terms) {
    int[] order = new int[terms];
    Arrays.setAll(order, i -> i);
    for (int i = terms - 1; shuffled && i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
