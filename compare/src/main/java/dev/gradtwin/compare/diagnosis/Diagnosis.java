package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.oracle.UpdateHistory;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Finds out what is wrong with a trainer, by letting it take a few steps. */
public final class Diagnosis {
  private final Probes probes;

  /**
   * Prepares a diagnosis.
   *
   * @param experiment what the trainer trains
   * @param trainer whose parameters will be replaced
   */
  public Diagnosis(Experiment experiment, Trainer trainer) {
    probes = new Probes(experiment, trainer);
  }

  /**
   * Adds a step that went wrong, and lets the trainer repeat it.
   *
   * @param before the parameters before it; not modified
   * @param batch its examples; not modified
   * @param told what the trainer told of it; not modified
   */
  public void recorded(Parameters before, Batch batch, StepTrace told) {
    recorded(
        OptionalLong.empty(), true, before, batch, told, UpdateHistory.none(probes.experiment()));
  }

  /**
   * Adds a step of a run, and lets the trainer repeat it if it can. A step with the number that
   * follows that of the step added before it is taken for the next one of the same run, with
   * nothing in between: so what is left over from earlier steps shows even of a trainer that cannot
   * be asked for any.
   *
   * @param number the step's number in its run; empty if nothing is known of what came before it
   * @param wrong whether it is the step at which the run first went wrong, which decides where an
   *     unknown mistake is said to be
   * @param before the parameters before it; not modified
   * @param batch its examples; not modified
   * @param told what the trainer told of it; not modified
   * @param history what the steps before it left behind in the updater
   */
  public void recorded(
      OptionalLong number,
      boolean wrong,
      Parameters before,
      Batch batch,
      StepTrace told,
      UpdateHistory history) {
    probes.recorded(number, wrong, before, batch, told, history);
    probes.repeat(before, batch);
  }

  /**
   * Takes the other steps that are needed and examines all.
   *
   * @return the trainer's mistakes in the order of cause; none if every number of every step is
   *     right, or if the trainer refused every step
   */
  public List<Finding> findings() {
    probes.firstSteps();
    probes.random();
    List<Moment> moments =
        probes.moments().stream().sorted(Comparator.comparingInt(Moment::rows)).toList();
    List<Finding> findings = moments.isEmpty() ? List.of() : examined(moments);
    return findings.isEmpty()
        ? probes.notFinite().map(NotFinite::findings).orElse(List.of())
        : findings;
  }

  private List<Finding> examined(List<Moment> moments) {
    List<Finding> findings = new Account(moments).findings();
    return probes.recorded().map(step -> Examination.asRecorded(findings, step)).orElse(findings);
  }
}
