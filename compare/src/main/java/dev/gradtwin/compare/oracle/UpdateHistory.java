package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import java.util.Arrays;

/**
 * What the steps before one left behind, as the judge computed it along the same run.
 *
 * @param step the number of the step that follows, from 0
 * @param state of the updater before it, slot by slot, as long as the parameters each
 * @param errors how far each may be off
 * @param scales what its gradient is multiplied by, of every tensor; none for 1
 */
@SuppressWarnings("ArrayRecordComponent") // written once, by whoever makes it
public record UpdateHistory(long step, double[] state, double[] errors, double[] scales) {
  /**
   * Before the first step.
   *
   * @param experiment gives the updater
   * @return nothing is left behind
   */
  public static UpdateHistory none(Experiment experiment) {
    return none(experiment, UpdaterVariant.RIGHT);
  }

  /**
   * Before the first step of a program whose updater is another one.
   *
   * @param experiment gives the updater
   * @param variant of its formula
   * @return nothing is left behind
   */
  public static UpdateHistory none(Experiment experiment, UpdaterVariant variant) {
    Rounding rounding = Rounding.of(experiment.precision());
    UpdateRule<Bounded> rule =
        new UpdateRule<>(experiment, new BoundedArithmetic(rounding), variant);
    int size = ParameterLayout.of(experiment.network()).size();
    double[] state = new double[size * rule.slots()];
    for (int slot = 0; slot < rule.slots(); slot++) {
      Arrays.fill(state, slot * size, (slot + 1) * size, rule.initial(slot).v());
    }
    return new UpdateHistory(0, state, new double[state.length], new double[0]);
  }
}
