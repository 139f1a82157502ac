package dev.gradtwin.compare.oracle;

import dev.gradtwin.train.StepTrace;

/** A function of three numbers that stand in the same place of three steps. */
@FunctionalInterface
interface Elementwise {
  double of(double p, double q, double old);

  /**
   * Replaces every element of {@code into}, which has as many rows, by this function of those of
   * {@code p}, {@code q} and itself.
   */
  default void apply(StepTrace p, StepTrace q, StepTrace into) {
    for (int k = 0; k < p.layers(); k++) {
      int size = p.rows() * p.units(k);
      apply(p.z(k), q.z(k), into.z(k), size);
      apply(p.a(k), q.a(k), into.a(k), size);
      apply(p.dz(k), q.dz(k), into.dz(k), size);
    }
    into.loss(of(p.loss(), q.loss(), into.loss()));
    double[] gradients = into.gradients().values();
    apply(p.gradients().values(), q.gradients().values(), gradients, gradients.length);
    double[] parameters = into.parameters().values();
    apply(p.parameters().values(), q.parameters().values(), parameters, parameters.length);
  }

  private void apply(double[] p, double[] q, double[] into, int size) {
    for (int k = 0; k < size; k++) {
      into[k] = of(p[k], q[k], into[k]);
    }
  }
}
