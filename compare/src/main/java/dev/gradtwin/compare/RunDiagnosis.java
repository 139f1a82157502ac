package dev.gradtwin.compare;

import dev.gradtwin.compare.Evidence.Kept;
import dev.gradtwin.compare.diagnosis.Diagnosis;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Examines whoever is wrong, or, where the oracle could not say who, the subject and then its twin.
 */
final class RunDiagnosis {
  private final Experiment experiment;
  private final Optional<WrongSide> wrong;
  private final List<Diagnosed> diagnosis = new ArrayList<>();

  RunDiagnosis(Experiment experiment, Optional<WrongSide> wrong) {
    this.experiment = experiment;
    this.wrong = wrong;
  }

  /** After steps from the same parameters. */
  List<Diagnosed> ofSteps(Evidence evidence, Pairing pairing) {
    boolean recorded = pairing.recording().isPresent();
    List<Kept> ofLeader = recorded ? evidence.steps() : evidence.diverged();
    List<Kept> ofFollower = evidence.diverged(); // it can be asked for others
    boolean leads = pairing.subjectLeads();
    if (!wrong.equals(Optional.of(WrongSide.REFERENCE))) {
      List<Kept> steps = leads ? ofLeader : ofFollower;
      add(WrongSide.SUBJECT, steps, Parting::subject, pairing.subjectToAsk());
    }
    if (diagnosis.isEmpty() || wrong.equals(Optional.of(WrongSide.BOTH))) {
      List<Kept> steps = leads ? ofFollower : ofLeader;
      add(WrongSide.REFERENCE, steps, Parting::reference, pairing.referenceToAsk());
    }
    return diagnosis;
  }

  /** After steps that only went wrong when the subject kept its own parameters. */
  List<Diagnosed> ofDrift(Trainer free) {
    add(WrongSide.SUBJECT, new Diagnosis(experiment, free));
    return diagnosis;
  }

  /** Several steps are those of a recorded run: nothing was loaded between them. */
  private void add(
      WrongSide side, List<Kept> steps, Function<Parting, StepTrace> told, Trainer trainer) {
    Diagnosis examined = new Diagnosis(experiment, trainer);
    boolean inARow = steps.size() > 1;
    for (Kept kept : steps) {
      Parting parting = kept.parting();
      OptionalLong number = inARow ? OptionalLong.of(kept.step()) : OptionalLong.empty();
      examined.recorded(
          number,
          kept.diverged(),
          parting.before(),
          parting.batch(),
          told.apply(parting),
          parting.history().get());
    }
    add(side, examined);
  }

  private void add(WrongSide side, Diagnosis examined) {
    examined.findings().forEach(finding -> diagnosis.add(new Diagnosed(side, finding)));
  }
}
