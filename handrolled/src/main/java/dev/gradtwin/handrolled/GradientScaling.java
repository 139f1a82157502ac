package dev.gradtwin.handrolled;

import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;

/** Clips or normalizes a gradient. */
final class GradientScaling {
  /** What stands for a norm that is 0. */
  private static final double TINY = 1e-5;

  private final Tensor[] tensors;
  private final GradientNormalization.Rule rule;
  private final double c;

  GradientScaling(ParameterLayout layout, GradientNormalization normalization) {
    tensors = layout.tensors().toArray(new Tensor[0]);
    rule = normalization.rule();
    c = normalization.threshold();
  }

  /** {@code g} modified. */
  void apply(double[] g) {
    switch (rule) {
      case NONE -> {}
      case CLIP_ELEMENTWISE_ABSOLUTE_VALUE -> {
        for (int k = 0; k < g.length; k++) {
          g[k] = Math.min(c, Math.max(-c, g[k]));
        }
      }
      case RENORMALIZE_L2_PER_LAYER, CLIP_L2_PER_LAYER -> {
        for (int k = 0; k < tensors.length; k++) {
          if (!tensors[k].bias()) {
            boolean bias = k + 1 < tensors.length && tensors[k + 1].bias();
            int end = (bias ? tensors[k + 1] : tensors[k]).offset();
            end += bias ? tensors[k + 1].size() : tensors[k].size();
            scale(g, tensors[k].offset(), end);
          }
        }
      }
      case RENORMALIZE_L2_PER_PARAM_TYPE, CLIP_L2_PER_PARAM_TYPE -> {
        for (Tensor t : tensors) {
          scale(g, t.offset(), t.offset() + t.size());
        }
      }
    }
  }

  /** g/‖g‖, or g·c/‖g‖ where the norm is more than c. */
  private void scale(double[] g, int from, int to) {
    double sum = 0.0;
    for (int k = from; k < to; k++) {
      sum += g[k] * g[k];
    }
    double norm = Math.sqrt(sum);
    double factor = clips() ? (norm > c ? c / norm : 1.0) : 1.0 / (norm == 0.0 ? TINY : norm);
    for (int k = from; k < to; k++) {
      g[k] *= factor;
    }
  }

  private boolean clips() {
    return rule == GradientNormalization.Rule.CLIP_L2_PER_LAYER
        || rule == GradientNormalization.Rule.CLIP_L2_PER_PARAM_TYPE;
  }
}
