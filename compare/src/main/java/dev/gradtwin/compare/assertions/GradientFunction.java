package dev.gradtwin.compare.assertions;

import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;

/** Someone's backpropagation: gradients from parameters and examples. */
@FunctionalInterface
public interface GradientFunction {
  /**
   * Computes the gradient.
   *
   * @param parameters θ, a copy
   * @param batch the examples; not to be modified
   * @return ∂L/∂θ, such as {@code Parameters.zeros(parameters.layout()).put("0_W", rows)…}
   */
  Parameters gradient(Parameters parameters, Batch batch);
}
