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
    return new Bounded(a.v() + b.v(), ofSum(a.v(), a.e(), b.v(), b.e()));
  }

  @Override
  public Bounded subtract(Bounded a, Bounded b) {
    return new Bounded(a.v() - b.v(), ofSum(a.v(), a.e(), -b.v(), b.e()));
  }

  /** The bound of a + b. */
  double ofSum(double a, double ea, double b, double eb) {
    double carried = ea + eb;
    boolean exactly = carried == 0 && (b == 0 || a == 0);
    return exactly ? 0 : carried + u * (Math.abs(a + b) + carried);
  }

  @Override
  public Bounded negate(Bounded a) {
    return new Bounded(-a.v(), a.e());
  }

  @Override
  public Bounded multiply(Bounded a, Bounded b) {
    return new Bounded(a.v() * b.v(), ofProduct(a.v(), a.e(), b.v(), b.e()));
  }

  /** The bound of a·b. */
  double ofProduct(double a, double ea, double b, double eb) {
    if (ea == 0 && eb == 0 && a * b == 0 && (a == 0 || b == 0)) {
      return 0;
    }
    double most = (Math.abs(a) + ea) * (Math.abs(b) + eb);
    double carried = Math.abs(a) * eb + ea * (Math.abs(b) + eb);
    return carried + u * most + eta;
  }

  @Override
  public Bounded divide(Bounded a, Bounded b) {
    double v = a.v() / b.v();
    return new Bounded(v, ofQuotient(v, a.v(), a.e(), b.v(), b.e()));
  }

  /** The bound of v = a/b. */
  double ofQuotient(double v, double a, double ea, double b, double eb) {
    double least = Math.abs(b) - eb;
    if (!(least > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    if (a == 0 && ea == 0) {
      return 0;
    }
    double carried = (ea + Math.abs(v) * eb) / least;
    return carried + u * (Math.abs(v) + carried) + eta;
  }

  @Override
  public Bounded exp(Bounded a) {
    double v = Math.exp(a.v());
    return new Bounded(v, ofExp(v, a.e()));
  }

  /** The bound of v = eᵃ. */
  double ofExp(double v, double ea) {
    double carried = v * Math.expm1(ea);
    return carried + BUDGET * u * (v + carried) + eta;
  }

  @Override
  public Bounded log(Bounded a) {
    double v = Math.log(a.v());
    return new Bounded(v, ofLog(v, a.v(), a.e()));
  }

  /** The bound of v = ln a: beside its budget one absolute u, which a logarithm near 1 may lose. */
  double ofLog(double v, double a, double ea) {
    if (!(a - ea > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double carried = -Math.log1p(-ea / a);
    return carried + BUDGET * u * (Math.abs(v) + carried) + u;
  }

  @Override
  public Bounded sqrt(Bounded a) {
    double v = Math.sqrt(a.v());
    return new Bounded(v, ofRoot(v, a.v(), a.e()));
  }

  /** The bound of v = √a. */
  double ofRoot(double v, double a, double ea) {
    double below = v - Math.sqrt(Math.max(0, a - ea));
    double carried = Math.max(below, Math.sqrt(a + ea) - v);
    return carried + 2 * u * (v + carried) + (v + carried > 0 ? eta : 0);
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
    return new Bounded(Math.signum(a.v()), ofSign(a.v(), a.e()));
  }

  /** The bound of sign(a). */
  double ofSign(double a, double ea) {
    return atKink(a, ea) ? (a == 0 ? 1 : 2) : 0;
  }

  @Override
  public Bounded step(Bounded a) {
    return new Bounded(a.v() > 0 ? 1 : 0, ofStep(a.v(), a.e()));
  }

  /** The bound of step(a). */
  double ofStep(double a, double ea) {
    return atKink(a, ea) ? 1 : 0;
  }

  private boolean atKink(double a, double ea) {
    boolean at = !(Math.abs(a) > ea);
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
