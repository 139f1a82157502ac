package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.GradientNormalization;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a gradient is multiplied by, of every tensor: after {@link GradientNormalization}. */
final class GradientScale {
  /** What stands for a norm that is 0. */
  private static final double TINY = 1e-5;

  private GradientScale() {}

  /**
   * One factor for each tensor; none where gradients are not scaled.
   *
   * @param g the gradient of each tensor
   */
  static List<Block> of(Experiment experiment, BlockArithmetic arithmetic, List<Block> g) {
    GradientNormalization normalization = experiment.training().normalization();
    List<Tensor> tensors = ParameterLayout.of(experiment.network()).tensors();
    List<Block> scales = new ArrayList<>();
    for (int k = 0; k < g.size(); k++) {
      List<Block> own = g.subList(k, k + 1);
      List<Block> ofLayer = ofLayer(tensors.get(k).layer(), tensors, g);
      double threshold = normalization.threshold();
      switch (normalization.rule()) {
        case NONE, CLIP_ELEMENTWISE_ABSOLUTE_VALUE -> {}
        case RENORMALIZE_L2_PER_LAYER -> scales.add(renormalized(arithmetic, ofLayer));
        case RENORMALIZE_L2_PER_PARAM_TYPE -> scales.add(renormalized(arithmetic, own));
        case CLIP_L2_PER_LAYER -> scales.add(clipped(arithmetic, ofLayer, threshold));
        case CLIP_L2_PER_PARAM_TYPE -> scales.add(clipped(arithmetic, own, threshold));
      }
    }
    return scales;
  }

  private static List<Block> ofLayer(int layer, List<Tensor> tensors, List<Block> g) {
    return IntStream.range(0, g.size())
        .filter(k -> tensors.get(k).layer() == layer)
        .mapToObj(g::get)
        .toList();
  }

  /** 1/‖g‖. */
  private static Block renormalized(BlockArithmetic arithmetic, List<Block> g) {
    Block norm = norm(arithmetic, g);
    boolean zero = arithmetic.real(norm) == 0 && arithmetic.error(norm) == 0;
    Block divisor = zero ? arithmetic.constant(TINY) : norm;
    return arithmetic.divide(arithmetic.exact(1), divisor);
  }

  /** c/‖g‖, at most 1. */
  private static Block clipped(BlockArithmetic arithmetic, List<Block> g, double threshold) {
    Block norm = norm(arithmetic, g);
    Block c = arithmetic.constant(threshold);
    boolean within = arithmetic.real(norm) <= threshold && !arithmetic.mayBe(norm, threshold);
    return within
        ? arithmetic.exact(1)
        : arithmetic.min(arithmetic.exact(1), arithmetic.divide(c, norm));
  }

  private static Block norm(BlockArithmetic arithmetic, List<Block> g) {
    return arithmetic.sqrt(
        arithmetic.total(g.stream().map(each -> arithmetic.multiply(each, each)).toList()));
  }
}
