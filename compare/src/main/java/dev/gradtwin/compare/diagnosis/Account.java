package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.train.Quantity;
import java.util.List;

/**
 * What accounts for the numbers of a trainer, however few of them it tells.
 *
 * <p>One that tells everything, or everything but its deltas, is examined place by place. Of others
 * it is asked first whether they are right and only in single precision, then what of that which
 * they do not tell would make all that they tell right.
 */
final class Account {
  private static final List<Quantity> USUAL =
      List.of(
          Quantity.PRE_ACTIVATIONS,
          Quantity.ACTIVATIONS,
          Quantity.LOSS,
          Quantity.GRADIENTS,
          Quantity.PARAMETERS);

  private final List<Moment> moments;

  /**
   * @param moments in the order of their rows, with all steps before them
   */
  Account(List<Moment> moments) {
    this.moments = isSometimesTold(moments) ? without(moments) : moments;
  }

  /** Deltas that are told at some steps only. */
  private static boolean isSometimesTold(List<Moment> moments) {
    return moments.stream().map(m -> m.tells(Quantity.DELTAS)).distinct().count() > 1;
  }

  private static List<Moment> without(List<Moment> moments) {
    return Moment.without(moments, Quantity.DELTAS);
  }

  /** The mistakes, in the order of cause; none if everything that was told is right. */
  List<Finding> findings() {
    if (isUsual(moments)) {
      return new Examination(moments).findings();
    }
    if (moments.get(0).precision() != Precision.FLOAT64) {
      return ofTold(moments);
    }
    SinglePrecision single = new SinglePrecision(moments);
    return single.alone().orElseGet(() -> single.orElse(ofTold(moments)));
  }

  /** The mistakes by the format that the moments have. */
  static List<Finding> ofTold(List<Moment> moments) {
    return all(moments, List.of(Quantity.GRADIENTS))
        ? new UntoldForward(moments).findings()
        : new UntoldGradients(moments).findings();
  }

  /** Whether everything was told, but perhaps for the deltas. */
  static boolean isUsual(List<Moment> moments) {
    return all(moments, USUAL);
  }

  private static boolean all(List<Moment> moments, List<Quantity> quantities) {
    return moments.stream().allMatch(m -> quantities.stream().allMatch(m::tells));
  }
}
