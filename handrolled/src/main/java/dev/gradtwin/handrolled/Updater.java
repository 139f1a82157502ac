package dev.gradtwin.handrolled;

import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.UpdaterSpec;

/** How a gradient becomes a step; keeps whatever its rule needs. */
interface Updater {
  /** Forgets all earlier steps. */
  void reset();

  /**
   * u from g.
   *
   * @param g the gradient, replaced by u, which is to be subtracted; modified
   * @param eta η
   * @param t the number of the step, from 1
   */
  void step(double[] g, double eta, long t);

  /** The updater of a specification, for so many parameters. */
  static Updater of(UpdaterSpec spec, Conventions conventions, int size) {
    boolean twin = conventions == Conventions.TWIN;
    if (spec instanceof UpdaterSpec.Sgd) {
      return new Sgd();
    } else if (spec instanceof UpdaterSpec.NoOp) {
      return new NoOp();
    } else if (spec instanceof UpdaterSpec.Momentum s) {
      return new Momentum(s.momentum(), size);
    } else if (spec instanceof UpdaterSpec.Nesterov s) {
      return new Nesterov(s.momentum(), size);
    } else if (spec instanceof UpdaterSpec.AdaGrad s) {
      return new AdaGrad(s.epsilon(), twin ? UpdaterSpec.AdaGrad.DEFAULT_EPSILON : 0, size);
    } else if (spec instanceof UpdaterSpec.RmsProp s) {
      return new RmsProp(s.decay(), s.epsilon(), twin ? s.epsilon() : 0, size);
    } else if (spec instanceof UpdaterSpec.AdaDelta s) {
      return new AdaDelta(s.rho(), s.epsilon(), size);
    } else if (spec instanceof UpdaterSpec.Adam s) {
      return new Adam(new Moments(s.beta1(), s.beta2(), size), s.epsilon(), twin);
    } else if (spec instanceof UpdaterSpec.AdaMax s) {
      return new AdaMax(s.beta1(), s.beta2(), twin ? 1e-32 : 0, twin ? 0 : s.epsilon(), size);
    } else if (spec instanceof UpdaterSpec.Nadam s) {
      return new Nadam(new Moments(s.beta1(), s.beta2(), size), s.epsilon(), twin);
    } else if (spec instanceof UpdaterSpec.AmsGrad s) {
      return new AmsGrad(new Moments(s.beta1(), s.beta2(), size), s.epsilon(), twin, size);
    }
    throw new IllegalArgumentException("no updater for " + spec);
  }
}
