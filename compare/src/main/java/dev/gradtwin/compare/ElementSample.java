package dev.gradtwin.compare;

import java.util.Collection;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Elements of a tensor to look at.
 *
 * @param elements flat indices, ascending
 * @param sampled how many of them were drawn at random, each as likely as any other
 */
record ElementSample(Collection<Integer> elements, int sampled) {
  /** All of {@code size} elements where {@code count} is that many, else so many at random. */
  static ElementSample of(int size, int count, SplittableRandom random) {
    if (count >= size) {
      return new ElementSample(IntStream.range(0, size).boxed().toList(), size);
    }
    Set<Integer> chosen = new TreeSet<>();
    while (chosen.size() < count) {
      chosen.add(random.nextInt(size));
    }
    return new ElementSample(chosen, count);
  }

  /** These and an element with its neighbours in a matrix of so many rows and columns. */
  ElementSample around(int row, int column, int rows, int columns) {
    Set<Integer> chosen = new TreeSet<>(elements);
    int[][] moves = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    for (int[] move : moves) {
      int i = row + move[0];
      int j = column + move[1];
      if (i >= 0 && i < rows && j >= 0 && j < columns) {
        chosen.add(i * columns + j);
      }
    }
    return new ElementSample(chosen, sampled);
  }
}
