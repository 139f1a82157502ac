package sample;

/** The same with a classic mistake: σ′ is taken of h, which is σ(z) already. */
public class BuggyNetwork extends TinyNetwork {
  @Override
  double hiddenDelta(double error, double h) {
    double s = 1 / (1 + Math.exp(-h));
    return error * s * (1 - s);
  }
}
