package sample;

/** The same with a classic mistake: the derivative of the hidden sigmoid is taken at h·(1 − h). */
public class BuggyNetwork extends TinyNetwork {
  @Override
  double hiddenDelta(double error, double h) {
    double slope = h * (1 - h);
    return error * slope * (1 - slope);
  }
}
