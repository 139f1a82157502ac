package dev.gradtwin.handrolled.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Against the same functions in 50 digits. */
class ElementaryTest {
  private static final MathContext DIGITS = new MathContext(50);
  private static final int SAMPLES = 250;

  @Test
  void theExponentialIsRightToOneUnitInTheLastPlace() {
    DoubleStream samples =
        concat(
            uniform(-1, 1),
            uniform(-50, 50),
            uniform(-708, 708),
            uniform(-708.5, -707.5),
            uniform(707.5, 709.78),
            betweenTableEntries());
    assertThat(largestError(samples, Elementary::exp, ElementaryTest::exp)).isLessThan(1.0);
  }

  @Test
  void soItIsWhereTheResultIsSubnormal() {
    assertThat(largestError(uniform(-745.1, -708), Elementary::exp, ElementaryTest::exp))
        .isLessThan(1.0);
  }

  @Test
  void theLogisticFunctionIsRightToTwoAndAHalf() {
    DoubleStream samples = concat(uniform(-1, 1), uniform(-40, 40), uniform(-708, 708));
    assertThat(
            largestError(
                samples,
                Elementary::sigmoid,
                x -> BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), DIGITS)))
        .isLessThan(2.5);
  }

  @Test
  void theHyperbolicTangentIsRightToTwo() {
    DoubleStream samples =
        concat(uniform(-1e-5, 1e-5), uniform(-1, 1), uniform(0.6, 0.65), uniform(-25, 25));
    assertThat(
            largestError(
                samples,
                Elementary::tanh,
                x -> {
                  BigDecimal e = exp(x.add(x));
                  return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
                }))
        .isLessThan(2.0);
  }

  @Test
  void cornersAreThoseOfMath() {
    double[] corners = {
      0.0,
      -0.0,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      0x1p-1030,
      Double.MIN_NORMAL,
      1e-17,
      1,
      -1,
      40,
      -40,
      708,
      -708,
      709,
      709.782712893384,
      709.7827128933841,
      710,
      745,
      -745,
      745.13,
      -745.13,
      -745.14,
      746,
      -746,
      1e300,
      -1e300,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    for (double x : corners) {
      assertNear("exp", x, Elementary.exp(x), StrictMath.exp(x));
      assertNear("sigmoid", x, Elementary.sigmoid(x), 1 / (1 + StrictMath.exp(-x)));
      assertNear("tanh", x, Elementary.tanh(x), StrictMath.tanh(x));
    }
    assertThat(Elementary.tanh(-0.0)).isEqualTo(-0.0);
  }

  /** Equal where the values are special, and 3 units apart at most elsewhere. */
  private static void assertNear(String function, double x, double actual, double expected) {
    boolean same = Double.compare(actual, expected) == 0;
    assertThat(same || Math.abs(actual - expected) <= 3 * Math.ulp(expected))
        .as("%s(%s) is %s, StrictMath says %s", function, x, actual, expected)
        .isTrue();
  }

  /** |f(x) − exact| in units in the last place of the exact value, the largest. */
  private static double largestError(
      DoubleStream samples, DoubleUnaryOperator f, UnaryOperator<BigDecimal> exact) {
    return samples
        .map(
            x -> {
              BigDecimal expected = exact.apply(new BigDecimal(x));
              BigDecimal error = new BigDecimal(f.applyAsDouble(x)).subtract(expected).abs();
              return error
                  .divide(new BigDecimal(Math.ulp(expected.doubleValue())), DIGITS)
                  .doubleValue();
            })
        .max()
        .orElseThrow();
  }

  /** e^x = (e^(x/2²⁰))^(2²⁰), the inner one by its series. */
  private static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(BigDecimal.valueOf(1 << 20), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k <= 14; k++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int k = 0; k < 20; k++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  private static DoubleStream concat(DoubleStream... streams) {
    return java.util.Arrays.stream(streams).flatMapToDouble(s -> s);
  }

  private static DoubleStream uniform(double low, double high) {
    SplittableRandom random = new SplittableRandom(Double.doubleToLongBits(low));
    return random.doubles(SAMPLES, low, high);
  }

  /** Where the nearest entry of the table changes, and the remainder is largest. */
  private static DoubleStream betweenTableEntries() {
    return uniform(-5000, 5000)
        .map(k -> (Math.rint(k) + 0.5) * (Math.log(2) / 128))
        .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)));
  }
}
