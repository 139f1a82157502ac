package dev.gradtwin.compare.fuzz;

import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.UpdaterSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known to be wrong in Deeplearning4j 1.0.0-M2.1, and where it shows; the words are the
 * titles of {@code docs/findings.md}.
 */
public enum KnownFinding {
  /** Its derivative ignores α. */
  ELU_ALPHA("The derivative of ELU ignores alpha"),
  /** e^z/(1 + e^z) and the like, which overflow. */
  OVERFLOWING_ACTIVATION("Softplus, swish, GELU and rational tanh overflow far from 0"),
  /** One maximum for all rows. */
  SOFTMAX_OF_ROWS("Softmax subtracts the largest of the whole batch, and not of each row"),
  /** ‖ŷ‖² compared with the ε of ‖ŷ‖. */
  COSINE_NEAR_ZERO("The derivative of cosine proximity is wrong for outputs near 0"),
  /** −Σ y ln ŷ alone. */
  SOFTMAX_BINARY("The value of binary cross-entropy after a softmax leaves out half of it"),
  /** After the backward pass instead of before it. */
  SOFTMAX_WEIGHTS("Label weights of binary cross-entropy after a softmax come too late"),
  /** ŷ − y where Σy ≠ 1. */
  SOFTMAX_LABELS("Cross-entropy after a softmax takes for granted that the labels add up to 1"),
  /** ε for 0. */
  RATE_ZERO("Adam and AMSGrad step by epsilon where the rate is 0"),
  /** 0 · NaN. */
  MASKED_LOGARITHM("A masked example's logarithm of 0 makes the loss NaN"),
  /** (10³⁰)² is beyond float32. */
  SQUARES_IN_FLOAT32(
      "In float32 the squares of large numbers overflow, though the result would not"),
  /** A mask of shape [1, 1] is no column vector to it. */
  MASK_OF_ONE_ROW("A batch of one row cannot be masked with cross-entropy after a softmax");

  private static final Set<Activation> OVERFLOWING =
      EnumSet.of(Activation.SOFTPLUS, Activation.SWISH, Activation.GELU, Activation.RATIONAL_TANH);

  private final String title;

  KnownFinding(String title) {
    this.title = title;
  }

  /**
   * What is wrong.
   *
   * @return one sentence
   */
  public String title() {
    return title;
  }

  /** The one that a difference is an instance of. */
  static Optional<KnownFinding> of(Outcome outcome, Experiment smallest, Verdict verdict) {
    if (outcome == Outcome.REFUSED) {
      return verdict.detail().contains("mask") && smallest.data().mask().length > 0
          ? Optional.of(MASK_OF_ONE_ROW)
          : Optional.empty();
    } else if (outcome != Outcome.DL4J_WRONG) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(known -> known != MASK_OF_ONE_ROW && known.explains(smallest, verdict))
        .findFirst();
  }

  private boolean explains(Experiment e, Verdict verdict) {
    String place = verdict.place();
    boolean notFinite = place.endsWith("not finite");
    boolean derivative = place.startsWith("derivative of");
    Loss loss = e.network().loss();
    boolean softmax =
        e.network().layers().get(e.network().layers().size() - 1).activation()
            == Activation.SOFTMAX;
    return switch (this) {
      case ELU_ALPHA -> derivative && place.contains("elu with its own alpha");
      case OVERFLOWING_ACTIVATION ->
          notFinite
              && OVERFLOWING.stream().anyMatch(f -> place.contains(Names.of(f)))
              && !place.startsWith("update");
      case COSINE_NEAR_ZERO ->
          derivative && loss == Loss.COSINE_PROXIMITY && place.contains(" loss ");
      case SOFTMAX_BINARY ->
          softmax && loss == Loss.BINARY_CROSS_ENTROPY && place.startsWith("loss");
      case SOFTMAX_WEIGHTS ->
          softmax
              && derivative
              && loss == Loss.BINARY_CROSS_ENTROPY
              && !e.network().lossWeights().isEmpty();
      case SOFTMAX_LABELS ->
          softmax && derivative && loss.isCrossEntropy() && !e.data().targetsAddUpToOne();
      case RATE_ZERO ->
          place.contains("at rate 0")
              && (e.training().updater() instanceof UpdaterSpec.Adam
                  || e.training().updater() instanceof UpdaterSpec.AmsGrad
                  || e.training().updater() instanceof UpdaterSpec.AdaMax);
      case SOFTMAX_OF_ROWS -> notFinite && place.startsWith("softmax") && e.data().rows() > 1;
      case MASKED_LOGARITHM ->
          notFinite
              && e.data().mask().length > 0
              && Values.hasLogarithm(loss)
              && !place.startsWith("update");
      case SQUARES_IN_FLOAT32 ->
          e.precision() == Precision.FLOAT32
              && Values.largest(e) > 1e15
              && (place.startsWith("update") || place.startsWith("loss"));
      case MASK_OF_ONE_ROW -> false;
    };
  }
}
