package dev.gradtwin.compare.explain;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Explains one training step with its own numbers. */
public final class Explainer {
  private Explainer() {}

  /**
   * Trains an experiment up to a step, takes it on both sides, and says where each number comes
   * from.
   *
   * @param experiment whose step
   * @param step its number, from 0
   * @param row whose forward and backward pass is shown, from 0, within the step's examples
   * @param unit the one unit of each layer that is shown; empty for all of a small network, and for
   *     the first of a larger one
   * @return what was computed, and how
   * @throws SpecException if there is no such step, row or unit
   */
  public static Explanation explain(Experiment experiment, long step, int row, OptionalInt unit) {
    within("--step", step, experiment.steps());
    within("--row", row, experiment.batchSize());
    int widest =
        experiment.network().layers().stream().mapToInt(LayerSpec::units).max().orElseThrow();
    unit.ifPresent(chosen -> within("--unit", chosen, widest));
    StepMoment moment = StepMoment.of(experiment, step);
    within("--row", row, moment.batch().rows()); // the last batch of an epoch may be smaller
    return explain(moment, row, unit);
  }

  /** Of a step that was taken. */
  static Explanation explain(StepMoment moment, int row, OptionalInt unit) {
    int nIn = moment.experiment().network().inputs();
    int nOut = moment.experiment().network().outputs();
    double[] x = Arrays.copyOfRange(moment.batch().inputs(), row * nIn, (row + 1) * nIn);
    double[] y = Arrays.copyOfRange(moment.batch().targets(), row * nOut, (row + 1) * nOut);
    Choice choice = new Choice(moment.experiment().network(), unit, x);
    StepSymbols symbols = new StepSymbols(moment);
    List<Section> sections =
        new ArrayList<>(new ForwardSections(moment, symbols, choice, row).of());
    sections.addAll(new BackwardSections(moment, symbols, choice, row).of());
    sections.addAll(new UpdateSections(moment, symbols, choice).of());
    return new Explanation(
        moment.experiment(),
        moment.step(),
        moment.batch().rows(),
        row,
        x,
        y,
        notes(moment, choice),
        sections,
        new ChainRules(moment, symbols, choice, row).path());
  }

  private static List<String> notes(StepMoment moment, Choice choice) {
    List<String> notes = new ArrayList<>(choice.notes());
    if (new CodeLines(moment.experiment()).areTheTutorials()) {
      notes.add(
          "The tutorial's deltas begin with y − o, have the other sign, and are added; these are"
              + " ∂L/∂z, and what comes of them is subtracted.");
    }
    if (!moment.refused().isEmpty()) {
      notes.add("Without Deeplearning4j: " + moment.refused());
    }
    return notes;
  }

  private static void within(String option, long value, long count) {
    if (value < 0 || value >= count) {
      throw SpecException.of(option, "a whole number from 0 to " + (count - 1), value);
    }
  }
}
