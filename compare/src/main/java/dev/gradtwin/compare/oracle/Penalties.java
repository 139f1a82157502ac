package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.spec.Regularization;
import dev.gradtwin.spec.Regularization.Penalty;
import java.util.List;

/** What keeping the parameters small adds to the loss: λ₁·Σ|θ| + ½(λ₂ + λ)·Σθ². */
final class Penalties {
  private static final Bounded ZERO = new Bounded(0, 0);

  private final List<Tensor> tensors;
  private final Regularization regularization;
  private final Rounding rounding;

  Penalties(Experiment experiment, Rounding rounding) {
    tensors = ParameterLayout.of(experiment.network()).tensors();
    regularization = experiment.training().regularization();
    this.rounding = rounding;
  }

  /** The sum, in any order. */
  Bounded of(double[] theta) {
    if (regularization.equals(Regularization.NONE)) {
      return ZERO;
    }
    double sum = 0;
    for (Tensor t : tensors) {
      Penalty p = regularization.of(t.bias());
      for (int k = t.offset(); k < t.offset() + t.size(); k++) {
        double ofSquares = 0.5 * (p.l2() + p.decay());
        sum += p.l1() == 0 ? 0 : p.l1() * Math.abs(theta[k]);
        sum += ofSquares == 0 ? 0 : ofSquares * theta[k] * theta[k];
      }
    }
    return new Bounded(
        sum, rounding.gamma(theta.length + 8.0) * sum + theta.length * rounding.eta());
  }

  /** The sum, in numbers of any kind. */
  <T> T of(double[] theta, Arithmetic<T> arithmetic) {
    T sum = arithmetic.exact(0);
    for (Tensor t : tensors) {
      Penalty p = regularization.of(t.bias());
      if (p.equals(Penalty.NONE)) {
        continue;
      }
      T ofSquares = arithmetic.add(arithmetic.constant(p.l2()), arithmetic.constant(p.decay()));
      T half = arithmetic.multiply(arithmetic.exact(0.5), ofSquares);
      for (int k = t.offset(); k < t.offset() + t.size(); k++) {
        T x = arithmetic.exact(theta[k]);
        T l1 = arithmetic.multiply(arithmetic.constant(p.l1()), arithmetic.abs(x));
        T squares = arithmetic.multiply(half, arithmetic.multiply(x, x));
        sum = arithmetic.add(sum, arithmetic.add(l1, squares));
      }
    }
    return sum;
  }
}
