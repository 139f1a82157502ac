package dev.gradtwin.compare.oracle;

import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;

/**
 * What the steps before one left behind, as the judge computed it along the same run.
 *
 * @param step the number of the step that follows, from 0
 * @param state of the updater before it, the slots of a parameter side by side
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
    boolean twin = experiment.network().conventions() == Conventions.TWIN;
    UpdaterFormula<Bounded> formula =
        UpdaterFormula.of(
            experiment.training().updater(),
            twin,
            variant,
            new BoundedArithmetic(Rounding.of(experiment.precision())));
    double[] state = new double[ParameterLayout.of(experiment.network()).size() * formula.slots()];
    for (int k = 0; k < state.length; k++) {
      state[k] = formula.initial(k % formula.slots()).v();
    }
    return new UpdateHistory(0, state, new double[state.length], new double[0]);
  }
}
