package dev.gradtwin.compare;

import dev.gradtwin.spec.Dataset;
import java.util.OptionalDouble;

/** The part of the examples that count whose largest output is at their class. */
final class Accuracy {
  private Accuracy() {}

  /** Of outputs for all rows of the data; empty unless its targets are one-hot. */
  static OptionalDouble of(Dataset data, double[][] outputs) {
    if (!data.isOneHot()) {
      return OptionalDouble.empty();
    }
    double[][] targets = data.targets();
    int right = 0;
    for (int n = 0; n < targets.length; n++) {
      right += data.counts(n) && targets[n][largest(outputs[n])] == 1 ? 1 : 0;
    }
    return OptionalDouble.of((double) right / data.counted());
  }

  private static int largest(double[] row) {
    int largest = 0;
    for (int j = 1; j < row.length; j++) {
      largest = row[j] > row[largest] ? j : largest;
    }
    return largest;
  }
}
