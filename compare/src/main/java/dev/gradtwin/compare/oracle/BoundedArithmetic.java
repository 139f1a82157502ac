package dev.gradtwin.compare.oracle;

import java.util.List;

/**
 * Running error analysis: every operation carries the errors of its operands and adds its own
 * rounding (Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., section 3.3).
 */
final class BoundedArithmetic implements Arithmetic<Bounded> {
  /** What a library's exponential, logarithm or power may be off by, in units of u. */
  private static final double BUDGET = 4;

  private final Rounding rounding;
  private final double u;
  private final double eta;
  private long kinks;

  BoundedArithmetic(Rounding rounding) {
    this.rounding = rounding;
    u = rounding.u();
    eta = rounding.eta();
  }

  /** How often a sign or a step was on its kink as far as rounding lets one tell. */
  long kinks() {
    return kinks;
  }

  @Override
  public Bounded exact(double value) {
    return new Bounded(value, 0);
  }

  @Override
  public Bounded within(double value, double error) {
    return new Bounded(value, error);
  }

  @Override
  public Bounded constant(double value) {
    return new Bounded(value, rounding.represents(value) ? 0 : u * Math.abs(value));
  }

  @Override
  public Bounded add(Bounded a, Bounded b) {
    return sum(a, b.v(), b.e());
  }

  @Override
  public Bounded subtract(Bounded a, Bounded b) {
    return sum(a, -b.v(), b.e());
  }

  private Bounded sum(Bounded a, double v, double e) {
    double sum = a.v() + v;
    double carried = a.e() + e;
    boolean exactly = carried == 0 && (v == 0 || a.v() == 0);
    return new Bounded(sum, exactly ? 0 : carried + u * (Math.abs(sum) + carried));
  }

  @Override
  public Bounded negate(Bounded a) {
    return new Bounded(-a.v(), a.e());
  }

  @Override
  public Bounded multiply(Bounded a, Bounded b) {
    double v = a.v() * b.v();
    if (v == 0 && a.e() == 0 && b.e() == 0 && (a.v() == 0 || b.v() == 0)) {
      return new Bounded(v, 0);
    }
    double most = (Math.abs(a.v()) + a.e()) * (Math.abs(b.v()) + b.e());
    double carried = Math.abs(a.v()) * b.e() + a.e() * (Math.abs(b.v()) + b.e());
    return new Bounded(v, carried + u * most + eta);
  }

  @Override
  public Bounded divide(Bounded a, Bounded b) {
    double v = a.v() / b.v();
    double least = Math.abs(b.v()) - b.e();
    if (!(least > 0)) {
      return new Bounded(v, Double.POSITIVE_INFINITY);
    }
    if (a.v() == 0 && a.e() == 0) {
      return new Bounded(v, 0);
    }
    double carried = (a.e() + Math.abs(v) * b.e()) / least;
    return new Bounded(v, carried + u * (Math.abs(v) + carried) + eta);
  }

  @Override
  public Bounded exp(Bounded a) {
    double v = Math.exp(a.v());
    double carried = v * Math.expm1(a.e());
    return new Bounded(v, carried + BUDGET * u * (v + carried) + eta);
  }

  /** Beside its budget one absolute u, which a logarithm near 1 may lose. */
  @Override
  public Bounded log(Bounded a) {
    double v = Math.log(a.v());
    if (!(a.v() - a.e() > 0)) {
      return new Bounded(v, Double.POSITIVE_INFINITY);
    }
    double carried = -Math.log1p(-a.e() / a.v());
    return new Bounded(v, carried + BUDGET * u * (Math.abs(v) + carried) + u);
  }

  @Override
  public Bounded sqrt(Bounded a) {
    double v = Math.sqrt(a.v());
    double below = v - Math.sqrt(Math.max(0, a.v() - a.e()));
    double carried = Math.max(below, Math.sqrt(a.v() + a.e()) - v);
    return new Bounded(v, carried + 2 * u * (v + carried) + (v + carried > 0 ? eta : 0));
  }

  @Override
  public Bounded power(Bounded a, long n) {
    double v = Math.pow(a.v(), (double) n);
    double relative = a.v() == 0 ? 0 : n * (a.e() / Math.abs(a.v()));
    double carried = Math.abs(v) * Math.expm1(relative);
    double own = Math.min((double) n, 64) * BUDGET * u; // by a library's power, or by squaring
    return new Bounded(v, carried + own * (Math.abs(v) + carried) + eta);
  }

  @Override
  public Bounded sum(List<Bounded> terms) {
    double v = 0;
    double carried = 0;
    double magnitude = 0;
    for (Bounded term : terms) {
      v += term.v();
      carried += term.e();
      magnitude += Math.abs(term.v()) + term.e();
    }
    return new Bounded(v, carried + rounding.gamma(terms.size()) * magnitude);
  }

  @Override
  public double real(Bounded a) {
    return a.v();
  }

  @Override
  public double error(Bounded a) {
    return a.e();
  }

  @Override
  public boolean mayBe(Bounded a, double kink) {
    return !(Math.abs(a.v() - kink) > a.e());
  }

  @Override
  public Bounded sign(Bounded a) {
    double v = Math.signum(a.v());
    return new Bounded(v, atKink(a) ? (v == 0 ? 1 : 2) : 0);
  }

  @Override
  public Bounded step(Bounded a) {
    return new Bounded(a.v() > 0 ? 1 : 0, atKink(a) ? 1 : 0);
  }

  private boolean atKink(Bounded a) {
    boolean at = mayBe(a, 0);
    kinks += at ? 1 : 0;
    return at;
  }

  @Override
  public Bounded withDerivativeOf(Bounded value, Bounded differentiated) {
    return value;
  }

  @Override
  public Bounded abs(Bounded a) {
    return new Bounded(Math.abs(a.v()), a.e());
  }

  @Override
  public Bounded max(Bounded a, Bounded b) {
    return new Bounded(Math.max(a.v(), b.v()), Math.max(a.e(), b.e()));
  }

  @Override
  public Bounded min(Bounded a, Bounded b) {
    return new Bounded(Math.min(a.v(), b.v()), Math.max(a.e(), b.e()));
  }
}
