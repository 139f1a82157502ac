package dev.gradtwin.spec;

import java.util.Arrays;
import java.util.Locale;

/** The checks that specification values share; each throws {@link SpecException}. */
final class Require {
  private Require() {}

  static void wholeNumber(String field, long value, long low, long high) {
    if (value < low || value > high) {
      throw SpecException.of(
          field, String.format(Locale.ROOT, "a whole number from %,d to %,d", low, high), value);
    }
  }

  static void finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw SpecException.of(field, "a finite number", value);
    }
  }

  static void positive(String field, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw SpecException.of(field, "a finite number greater than 0", value);
    }
  }

  static void notNegative(String field, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw SpecException.of(field, "a finite number, 0 or greater", value);
    }
  }

  /** A number in [0, 1). */
  static void fraction(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw SpecException.of(field, "a number from 0 to less than 1", value);
    }
  }

  /** Numbers that a format does not make infinite. */
  static void holds(Precision precision, String field, double... values) {
    Arrays.stream(values)
        .filter(value -> Double.isInfinite(precision.round(value)))
        .findFirst()
        .ifPresent(
            value -> {
              throw SpecException.of(
                  field,
                  "numbers in the range of " + precision.name().toLowerCase(Locale.ROOT),
                  value);
            });
  }

  /** The same of every row. */
  static void holds(Precision precision, String field, double[][] rows) {
    for (double[] row : rows) {
      holds(precision, field, row);
    }
  }

  /** Rows of equal, positive length with finite numbers. */
  static void matrix(String field, double[][] rows) {
    if (rows.length == 0) {
      throw SpecException.of(field, "at least one row", "none");
    }
    for (int i = 0; i < rows.length; i++) {
      String path = field + "[" + i + "]";
      if (rows[i].length == 0) {
        throw SpecException.of(path, "at least one number", "none");
      }
      if (rows[i].length != rows[0].length) {
        throw SpecException.of(
            path, numbers(rows[0].length) + ", as in " + field + "[0]", rows[i].length);
      }
      for (int j = 0; j < rows[i].length; j++) {
        finite(path + "[" + j + "]", rows[i][j]);
      }
    }
  }

  static String numbers(int count) {
    return count == 1 ? "1 number" : String.format(Locale.ROOT, "%,d numbers", count);
  }

  static double[][] copy(double[][] rows) {
    double[][] copy = rows.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = copy[i].clone();
    }
    return copy;
  }
}
