package dev.gradtwin.handrolled;

import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;

/** L1, L2 and weight decay, of every tensor by its own coefficients. */
final class Penalties {
  private final Tensor[] tensors;
  private final Regularization regularization;

  Penalties(ParameterLayout layout, Regularization regularization) {
    tensors = layout.tensors().toArray(new Tensor[0]);
    this.regularization = regularization;
  }

  /** λ₁·Σ|θ| + ½(λ₂ + λ)·Σθ². */
  double loss(double[] theta) {
    double loss = 0.0;
    for (Tensor t : tensors) {
      Penalty p = regularization.of(t.bias());
      double ofAbsolute = p.l1();
      double ofSquares = 0.5 * (p.l2() + p.decay());
      for (int k = t.offset(); k < t.offset() + t.size(); k++) {
        loss += ofAbsolute == 0 ? 0 : ofAbsolute * Math.abs(theta[k]);
        loss += ofSquares == 0 ? 0 : ofSquares * (theta[k] * theta[k]); // 0·∞ is NaN
      }
    }
    return loss;
  }

  /** g ← g + λ₁·sign(θ) + λ₂·θ; {@code g} modified. */
  void addTo(double[] g, double[] theta) {
    for (Tensor t : tensors) {
      Penalty p = regularization.of(t.bias());
      if (p.l1() == 0 && p.l2() == 0) {
        continue;
      }
      for (int k = t.offset(); k < t.offset() + t.size(); k++) {
        g[k] += p.l1() * Math.signum(theta[k]) + p.l2() * theta[k];
      }
    }
  }

  /** u ← u + λ·η·θ, or u + λ·θ; {@code u} modified. */
  void decay(double[] u, double[] theta, double eta) {
    for (Tensor t : tensors) {
      double lambda = regularization.of(t.bias()).decay();
      double factor = regularization.decayTimesRate() ? lambda * eta : lambda;
      for (int k = t.offset(); lambda != 0 && k < t.offset() + t.size(); k++) {
        u[k] += factor * theta[k];
      }
    }
  }
}
