package dev.gradtwin.compare.explain;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** All numbers that a printed one may stand for, and what can come of them. */
record Interval(double low, double high) {
  private static final double LAST_DIGIT = 1e-15;

  /** A number that was rounded to so many significant digits. */
  static Interval printed(String text, int digits) {
    double value = Double.parseDouble(text);
    if (value == 0) {
      return new Interval(0, 0);
    }
    double half = 0.5 * Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - digits + 1);
    return new Interval(value - half, value + half).wider();
  }

  private Interval wider() {
    double by = LAST_DIGIT * Math.max(Math.abs(low), Math.abs(high));
    return new Interval(low - by, high + by);
  }

  Interval plus(Interval other) {
    return new Interval(low + other.low, high + other.high).wider();
  }

  Interval negated() {
    return new Interval(-high, -low);
  }

  Interval times(Interval other) {
    double[] corners = {low * other.low, low * other.high, high * other.low, high * other.high};
    return new Interval(
            DoubleStream.of(corners).min().orElseThrow(),
            DoubleStream.of(corners).max().orElseThrow())
        .wider();
  }

  Interval over(Interval other) {
    return times(new Interval(1 / other.high, 1 / other.low).wider());
  }

  Interval power(Interval exponent) {
    double n = Math.rint(exponent.low + (exponent.high - exponent.low) / 2);
    double p = Math.pow(low, n);
    double q = Math.pow(high, n);
    double least = low < 0 && high > 0 && n % 2 == 0 ? 0 : Math.min(p, q);
    return new Interval(least, Math.max(p, q)).wider();
  }

  /** f, which never falls. */
  Interval rising(DoubleUnaryOperator f) {
    return new Interval(f.applyAsDouble(low), f.applyAsDouble(high)).wider();
  }

  Interval absolute() {
    double least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
    return new Interval(least, Math.max(Math.abs(low), Math.abs(high)));
  }

  Interval max(Interval other) {
    return new Interval(Math.max(low, other.low), Math.max(high, other.high));
  }

  Interval min(Interval other) {
    return new Interval(Math.min(low, other.low), Math.min(high, other.high));
  }

  boolean meets(Interval other) {
    return low <= other.high && other.low <= high;
  }
}
