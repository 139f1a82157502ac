package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every known mistake. Where two give the same numbers, the earlier one gives the name and the
 * later one is named beside it.
 */
public final class Catalogue {
  private static final List<BugModel> MODELS =
      List.of(
          new LossGradientAtTargetsSwapped(),
          new SignFlipped(),
          new GradientMissing(),
          new BiasIgnoredInForward(),
          new ActivationDerivativeMissing(),
          new ActivationDerivativeTwice(),
          new ActivationDerivativeAtWrongPoint(),
          new WrongActivationDerivative(),
          new WrongActivationInForward(),
          new PreActivationForActivation(),
          new WrongUpdaterFormula(),
          new UpdateAppliedTwice(),
          new ConstantFactor(),
          new Transposed(),
          new ParameterOrder(),
          new UpdatedWeightsInBackward(),
          new WrongErrorPropagated(),
          new WeightsMissingInBackward(),
          new LayersSwapped(),
          new BiasGradientNotSummed(),
          new SingleExampleOnly(),
          new LastBatchOnly(),
          new GradientAccumulatedAcrossSteps(),
          new StaleActivations(),
          new StaleWeights(),
          new LossDerivativeOfAnotherLoss(),
          new WrongLoss(),
          new SinglePrecisionArithmetic());

  private static final List<FittedModel> FITTED =
      List.of(
          new ConstantFactor(),
          new WrongLearningRate(),
          new WeightDecayAdded(),
          new MomentumAdded());

  private Catalogue() {}

  /**
   * The hypotheses about a place.
   *
   * @param place where
   * @param network whose place it is
   * @return in the order of their names' precedence
   */
  public static List<Variation> variations(Place place, NetworkSpec network) {
    List<Variation> variations = new ArrayList<>();
    MODELS.forEach(model -> variations.addAll(model.at(place, network)));
    return variations;
  }

  /**
   * The hypotheses with a number that only the evidence tells.
   *
   * @param formula what is known to be wrong otherwise
   * @param moments the evidence
   * @return one for each model of which it tells the number
   */
  public static List<Variation> fitted(Formula formula, List<Moment> moments) {
    return FITTED.stream()
        .flatMap(model -> model.fits(formula.place()).stream())
        .map(fit -> fit.to(formula, moments))
        .flatMap(Optional::stream)
        .toList();
  }
}
