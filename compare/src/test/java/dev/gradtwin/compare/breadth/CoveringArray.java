package dev.gradtwin.compare.breadth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of choices in which every two values of every two factors meet at least once, found greedily
 * (Cohen, Dalal, Fredman and Patton, "The AETG system", 1997): far fewer rows than combinations.
 */
final class CoveringArray {
  private record Pair(int factor, int value, int otherFactor, int otherValue) {}

  private final int[] sizes;
  private final Set<Pair> open = new HashSet<>();

  private CoveringArray(int... sizes) {
    this.sizes = sizes;
    for (int f = 0; f < sizes.length; f++) {
      for (int g = f + 1; g < sizes.length; g++) {
        for (int v = 0; v < sizes[f]; v++) {
          for (int w = 0; w < sizes[g]; w++) {
            open.add(new Pair(f, v, g, w));
          }
        }
      }
    }
  }

  /** Rows of indices, one for each factor, for so many values of each. */
  static List<int[]> of(int... sizes) {
    CoveringArray array = new CoveringArray(sizes);
    List<int[]> rows = new ArrayList<>();
    while (!array.open.isEmpty()) {
      rows.add(array.row());
    }
    return rows;
  }

  /** Begins with an open pair, and gives each other factor the value that closes most. */
  private int[] row() {
    int[] row = new int[sizes.length];
    Arrays.fill(row, -1);
    Pair first =
        open.stream()
            .min(
                Comparator.comparingInt(Pair::factor)
                    .thenComparingInt(Pair::value)
                    .thenComparingInt(Pair::otherFactor)
                    .thenComparingInt(Pair::otherValue))
            .orElseThrow();
    row[first.factor()] = first.value();
    row[first.otherFactor()] = first.otherValue();
    for (int f = 0; f < sizes.length; f++) {
      if (row[f] < 0) {
        row[f] = best(row, f);
      }
    }
    for (int f = 0; f < sizes.length; f++) {
      for (int g = f + 1; g < sizes.length; g++) {
        open.remove(new Pair(f, row[f], g, row[g]));
      }
    }
    return row;
  }

  private int best(int[] row, int factor) {
    int best = 0;
    int most = -1;
    for (int value = 0; value < sizes[factor]; value++) {
      int closed = 0;
      for (int g = 0; g < sizes.length; g++) {
        if (row[g] >= 0) {
          Pair pair =
              g < factor ? new Pair(g, row[g], factor, value) : new Pair(factor, value, g, row[g]);
          closed += open.contains(pair) ? 1 : 0;
        }
      }
      if (closed > most) {
        most = closed;
        best = value;
      }
    }
    return best;
  }
}
