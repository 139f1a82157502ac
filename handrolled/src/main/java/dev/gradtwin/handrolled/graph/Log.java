package dev.gradtwin.handrolled.graph;

/** c = ln a. Backward: da += dc/a. */
final class Log extends Function {
  Log(Node a) {
    super(a);
  }

  /** ln a. */
  @Override
  double f(double a) {
    return Math.log(a);
  }

  /** 1/a. */
  @Override
  double slope(double a, double c) {
    return 1.0 / a;
  }
}
