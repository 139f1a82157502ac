package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.UpdaterVariant;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An updater, a penalty or a clipping whose formula is not quite the right one. */
final class WrongUpdaterFormula implements BugModel {
  private static final Map<UpdaterVariant, String> OF_UPDATER =
      Map.ofEntries(
          Map.entry(UpdaterVariant.EPSILON_UNDER_ROOT, "epsilon on the wrong side of the root"),
          Map.entry(UpdaterVariant.EPSILON_AFTER_CORRECTION, "the other form of Adam's epsilon"),
          Map.entry(UpdaterVariant.EPSILON_MISSING, "epsilon missing"),
          Map.entry(UpdaterVariant.BIAS_NOT_CORRECTED, "bias correction missing"),
          Map.entry(UpdaterVariant.CORRECTION_ONE_STEP_LATE, "bias correction one step off"),
          Map.entry(UpdaterVariant.ROOT_MISSING, "root missing"),
          Map.entry(UpdaterVariant.NO_LOOK_AHEAD, "look-ahead missing: heavy-ball momentum"),
          Map.entry(UpdaterVariant.DAMPENED, "the gradient times 1 - momentum"),
          Map.entry(UpdaterVariant.SQUARE_MISSING, "square missing"),
          Map.entry(UpdaterVariant.NOT_AVERAGED, "1 - beta missing"),
          Map.entry(UpdaterVariant.DECAYS_SWAPPED, "beta1 and beta2 swapped"),
          Map.entry(UpdaterVariant.OTHER_INITIAL_STATE, "another initial state"));

  private static final Map<UpdaterVariant, String> OF_PENALTY =
      Map.of(
          UpdaterVariant.PENALTY_ON_BIASES, "biases penalized as weights are",
          UpdaterVariant.PENALTY_MISSING, "penalty missing",
          UpdaterVariant.PENALTY_DOUBLED, "penalty twice as large",
          UpdaterVariant.PENALTY_DECOUPLED, "L2 added to the step, not to the gradient",
          UpdaterVariant.DECAY_COUPLED, "weight decay added to the gradient, not to the step",
          UpdaterVariant.DECAY_RATE_SWAPPED, "weight decay times the rate, or not",
          UpdaterVariant.NORMALIZATION_MISSING, "gradient not clipped or normalized");

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (!place.isUpdate()) {
      return List.of();
    }
    List<Variation> variations = new ArrayList<>();
    for (UpdaterVariant variant : UpdaterVariant.values()) {
      if (OF_UPDATER.containsKey(variant)) {
        variations.add(
            variation(Cause.WRONG_UPDATER_FORMULA, OF_UPDATER.get(variant), variant, place));
      } else if (OF_PENALTY.containsKey(variant)) {
        variations.add(
            variation(Cause.WRONG_REGULARIZATION, OF_PENALTY.get(variant), variant, place));
      }
    }
    return variations;
  }

  private static Variation variation(
      Cause cause, String label, UpdaterVariant variant, Place place) {
    return new Variation(
        cause,
        label,
        Part.RESULT,
        (right, m) ->
            m.isPlainDescent() || !m.knowsHistory(variant)
                ? null
                : m.step(place.tensor(), m.gradient(place.tensor()), variant),
        "the step with " + label);
  }
}
