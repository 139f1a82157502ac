package dev.gradtwin.compare.plant;

import org.jspecify.annotations.Nullable;

/**
 * A mistake: whatever it does not override is right. Every method is given the right value and may
 * return another, or change the array that it is given; {@code layer} counts from 0.
 */
interface Mistake {
  /** W as the forward pass reads it. */
  default double[][] forwardWeights(Step step, int layer, double[][] w) {
    return w;
  }

  /** b as the forward pass adds it. */
  default double[] forwardBias(Step step, int layer, double[] b) {
    return b;
  }

  /** a = f(z). */
  default double[][] activation(Step step, int layer, double[][] a) {
    return a;
  }

  /** L. */
  default double loss(Step step, double loss) {
    return loss;
  }

  /** ∂L/∂ŷ. */
  default double[][] lossGradient(Step step, double[][] gradient) {
    return gradient;
  }

  /** W of a layer as the error is propagated through it. */
  default double[][] backwardWeights(Step step, int layer, double[][] w) {
    return w;
  }

  /** dz of a layer as it is propagated to the one below. */
  default double[][] propagated(Step step, int layer, double[][] dz) {
    return dz;
  }

  /** f′(z). */
  default double[][] slope(Step step, int layer, double[][] slope) {
    return slope;
  }

  /** What enters a layer, as its gradient is computed from it. */
  default double[][] gradientInput(Step step, int layer, double[][] x) {
    return x;
  }

  /** dz as the gradients are computed from it. */
  default double[][] gradientDelta(Step step, int layer, double[][] dz) {
    return dz;
  }

  /** dW, when all layers are through. */
  default double[][] weightGradient(Step step, int layer, double[][] dw) {
    return dw;
  }

  /** db, when all layers are through. */
  default double[] biasGradient(Step step, int layer, double[] db) {
    return db;
  }

  /** What is subtracted from a tensor, η·g; {@code last} was subtracted in the step before. */
  default double[][] update(
      double eta, double[][] theta, double[][] update, double @Nullable [][] last) {
    return update;
  }

  /** What is stored of any number that is computed. */
  default double stored(double value) {
    return value;
  }
}
