package dev.gradtwin.compare.plant;

import dev.gradtwin.spec.Experiment;
import org.jspecify.annotations.Nullable;

/** The numbers of one step of a {@link PlantedNetwork}, as they come into being. */
final class Step {
  final Experiment experiment;
  final double[][] x;
  final double[][] y;

  /** The weights before the step, by layer. */
  final double[][][] w;

  final double[][] b;

  /** The weights after the step, by layer; the same arrays until a layer is updated. */
  final double[][][] updated;

  final double[][][] z;
  final double[][][] a;
  final double[][][] da;
  final double[][][] dz;
  final double[][][] dw;
  final double[][] db;

  /** What was subtracted from the weights and the biases, by layer. */
  final double[][][] ofW;

  final double[][][] ofB;

  /** The step before, since parameters were loaded; it has forgotten the one before it. */
  final @Nullable Step previous;

  /** {@code w} and {@code b} are kept. */
  Step(
      Experiment experiment,
      double[][] x,
      double[][] y,
      double[][][] w,
      double[][] b,
      @Nullable Step previous) {
    this.experiment = experiment;
    this.x = x;
    this.y = y;
    this.w = w;
    this.b = b;
    this.previous = previous == null ? null : previous.withoutPast();
    updated = w.clone();
    z = new double[w.length][][];
    a = new double[w.length][][];
    da = new double[w.length][][];
    dz = new double[w.length][][];
    dw = new double[w.length][][];
    db = new double[w.length][];
    ofW = new double[w.length][][];
    ofB = new double[w.length][][];
  }

  int last() {
    return w.length - 1;
  }

  /** What enters a layer. */
  double[][] input(int layer) {
    return layer == 0 ? x : a[layer - 1];
  }

  private Step withoutPast() {
    Step step = new Step(experiment, x, y, w, b, null);
    System.arraycopy(z, 0, step.z, 0, z.length);
    System.arraycopy(a, 0, step.a, 0, a.length);
    System.arraycopy(ofW, 0, step.ofW, 0, ofW.length);
    System.arraycopy(ofB, 0, step.ofB, 0, ofB.length);
    return step;
  }
}
