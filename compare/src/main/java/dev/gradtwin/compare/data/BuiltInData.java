package dev.gradtwin.compare.data;

import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.SplitMix64;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * Examples that need no file. What is drawn comes from the seed alone, and functions from {@link
 * StrictMath}, so that the numbers are the same on every machine.
 */
final class BuiltInData {
  private static final int MOST_BITS = 16;
  private static final List<String> NAMES =
      List.of(
          "xor",
          "and",
          "or",
          "nand",
          "parity-N",
          "two-spirals",
          "circles",
          "sine",
          "iris",
          "digits-like");

  private final DataSource.BuiltIn source;
  private final SplitMix64 random;

  private BuiltInData(DataSource.BuiltIn source) {
    this.source = source;
    random = new SplitMix64(source.seed());
  }

  static Dataset of(DataSource.BuiltIn source) {
    if (source.rows() < 1 || source.rows() > DataSource.MOST_ROWS) {
      throw SpecException.of("rows", "a whole number from 1 to 1,000,000", source.rows());
    }
    if (!(source.noise() >= 0 && Double.isFinite(source.noise()))) {
      throw SpecException.of("noise", "a finite number, 0 or greater", source.noise());
    }
    return new BuiltInData(source).data();
  }

  private Dataset data() {
    String name = source.name();
    if (name.matches("parity-[0-9]{1,2}")) {
      return parity(Integer.parseInt(name.substring("parity-".length())));
    }
    return switch (name) {
      case "xor" -> gate(bits -> Integer.bitCount(bits) == 1);
      case "and" -> gate(bits -> bits == 3);
      case "or" -> gate(bits -> bits != 0);
      case "nand" -> gate(bits -> bits != 3);
      case "two-spirals" -> twoSpirals();
      case "circles" -> circles();
      case "sine" -> sine();
      case "iris" -> iris();
      case "digits-like" -> new DigitsLike(random, source.noise()).draw(source.rows());
      default ->
          throw SpecException.because(
              "builtin",
              "unknown `"
                  + name.substring(0, Math.min(40, name.length()))
                  + "`"
                  + Names.suggestion(name, NAMES));
    };
  }

  private Dataset gate(IntPredicate gate) {
    return table(2, gate);
  }

  /** 1 where an odd number of the N inputs are 1. */
  private Dataset parity(int bits) {
    if (bits < 1 || bits > MOST_BITS) {
      throw SpecException.of("builtin", "parity-1 to parity-" + MOST_BITS, source.name());
    }
    return table(bits, word -> Integer.bitCount(word) % 2 == 1);
  }

  /** All combinations of zeros and ones, the first input counting most. */
  private Dataset table(int bits, IntPredicate function) {
    double[][] x = new double[1 << bits][bits];
    double[][] y = new double[x.length][1];
    for (int word = 0; word < x.length; word++) {
      for (int i = 0; i < bits; i++) {
        x[word][i] = word >> (bits - 1 - i) & 1;
      }
      y[word][0] = function.test(word) ? 1 : 0;
    }
    return noisy(x, y);
  }

  /**
   * Two spirals around each other (Lang and Witbrock 1988): r = t, at the angle 3πt from a point to
   * its mirror image, t from 0 to 1; the targets are 0 and 1.
   */
  private Dataset twoSpirals() {
    double[][] x = new double[source.rows()][2];
    double[][] y = new double[source.rows()][1];
    for (int n = 0; n < x.length; n++) {
      int along = n / 2;
      int each = (x.length + 1) / 2;
      double t = (along + 1.0) / each;
      double sign = n % 2 == 0 ? 1 : -1;
      x[n][0] = sign * t * StrictMath.cos(3 * Math.PI * t);
      x[n][1] = sign * t * StrictMath.sin(3 * Math.PI * t);
      y[n][0] = n % 2;
    }
    return noisy(x, y);
  }

  /** A circle of radius ½ (target 1) inside one of radius 1 (target 0), at equal angles. */
  private Dataset circles() {
    double[][] x = new double[source.rows()][2];
    double[][] y = new double[source.rows()][1];
    for (int n = 0; n < x.length; n++) {
      int around = n / 2;
      int each = (x.length + 1) / 2;
      double angle = 2 * Math.PI * around / each;
      double r = n % 2 == 0 ? 1 : 0.5;
      x[n][0] = r * StrictMath.cos(angle);
      x[n][1] = r * StrictMath.sin(angle);
      y[n][0] = n % 2;
    }
    return noisy(x, y);
  }

  /** y = sin(πx), x at equal distances from −1 to 1. */
  private Dataset sine() {
    double[][] x = new double[source.rows()][1];
    double[][] y = new double[source.rows()][1];
    for (int n = 0; n < x.length; n++) {
      x[n][0] = x.length == 1 ? 0 : -1 + 2.0 * n / (x.length - 1);
      y[n][0] = StrictMath.sin(Math.PI * x[n][0]);
    }
    return noisy(x, y);
  }

  /** Its four measurements standardized, its three species one-hot. */
  private static Dataset iris() {
    try (InputStream in =
        Objects.requireNonNull(BuiltInData.class.getResourceAsStream("iris.csv"))) {
      Files.Content content = new Files.Content("iris", in.readAllBytes());
      List<String> inputs = List.of("sepal_length", "sepal_width", "petal_length", "petal_width");
      List<String> species = List.of("species");
      return new CsvData(new DataSource.Csv("iris", inputs, species, species, true)).read(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dataset noisy(double[][] x, double[][] y) {
    for (double[] row : x) {
      for (int i = 0; source.noise() > 0 && i < row.length; i++) {
        row[i] += source.noise() * random.nextGaussian();
      }
    }
    return new Dataset(x, y);
  }
}
