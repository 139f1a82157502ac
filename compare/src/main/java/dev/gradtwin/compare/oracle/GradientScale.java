package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What a gradient is multiplied by, of every tensor: after {@link GradientNormalization}. */
final class GradientScale {
  /** What stands for a norm that is 0. */
  private static final double TINY = 1e-5;

  private GradientScale() {}

  /** One factor for each tensor; none where gradients are not scaled. */
  static <T> List<T> of(Experiment experiment, Arithmetic<T> arithmetic, List<T> g) {
    GradientNormalization normalization = experiment.training().normalization();
    List<Tensor> tensors = ParameterLayout.of(experiment.network()).tensors();
    List<T> scales = new ArrayList<>();
    for (Tensor t : tensors) {
      switch (normalization.rule()) {
        case NONE, CLIP_ELEMENTWISE_ABSOLUTE_VALUE -> {}
        case RENORMALIZE_L2_PER_LAYER ->
            scales.add(renormalized(arithmetic, layerOf(t, tensors, g)));
        case RENORMALIZE_L2_PER_PARAM_TYPE -> scales.add(renormalized(arithmetic, of(t, g)));
        case CLIP_L2_PER_LAYER ->
            scales.add(clipped(arithmetic, layerOf(t, tensors, g), normalization.threshold()));
        case CLIP_L2_PER_PARAM_TYPE ->
            scales.add(clipped(arithmetic, of(t, g), normalization.threshold()));
      }
    }
    return scales;
  }

  private static <T> List<T> layerOf(Tensor t, List<Tensor> tensors, List<T> g) {
    return tensors.stream()
        .filter(other -> other.layer() == t.layer())
        .flatMap(other -> of(other, g).stream())
        .toList();
  }

  private static <T> List<T> of(Tensor t, List<T> g) {
    return g.subList(t.offset(), t.offset() + t.size());
  }

  /** 1/‖g‖. */
  private static <T> T renormalized(Arithmetic<T> arithmetic, List<T> g) {
    T norm = norm(arithmetic, g);
    boolean zero = arithmetic.real(norm) == 0 && arithmetic.error(norm) == 0;
    T divisor = zero ? arithmetic.constant(TINY) : norm;
    return arithmetic.divide(arithmetic.exact(1), divisor);
  }

  /** c/‖g‖, at most 1. */
  private static <T> T clipped(Arithmetic<T> arithmetic, List<T> g, double threshold) {
    T norm = norm(arithmetic, g);
    T c = arithmetic.constant(threshold);
    boolean within = arithmetic.real(norm) <= threshold && !arithmetic.mayBe(norm, threshold);
    return within
        ? arithmetic.exact(1)
        : arithmetic.min(arithmetic.exact(1), arithmetic.divide(c, norm));
  }

  private static <T> T norm(Arithmetic<T> arithmetic, List<T> g) {
    return arithmetic.sqrt(
        arithmetic.sum(g.stream().map(each -> arithmetic.multiply(each, each)).toList()));
  }
}
