package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.diagnosis.Diagnosis;
import dev.gradtwin.compare.diagnosis.Finding;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.function.Supplier;

/** The diagnosis that users get, from one step at the point and from its own probes. */
final class DiagnosisExaminer implements Examiner {
  @Override
  public Answer examine(
      Experiment experiment, Supplier<Trainer> trainers, Parameters at, Batch batch) {
    List<Finding> findings;
    try (Trainer trainer = trainers.get()) {
      StepTrace trace = new StepTrace(experiment.network());
      trainer.load(at);
      trainer.step(batch, trace);
      Diagnosis diagnosis = new Diagnosis(experiment, trainer);
      diagnosis.recorded(at, batch, trace);
      findings = diagnosis.findings();
    }
    return new Answer(
        !findings.isEmpty(),
        findings.isEmpty() ? null : place(findings.get(0).place()),
        findings.stream()
            .map(Finding::cause)
            .filter(cause -> cause != Cause.UNKNOWN)
            .map(Cause::code)
            .toList());
  }

  private static String place(Place place) {
    return switch (place.kind()) {
      case PRE_ACTIVATION, ACTIVATION, LOSS, DELTA -> place.tensor();
      case WEIGHT_GRADIENT, BIAS_GRADIENT, WEIGHT_UPDATE, BIAS_UPDATE -> place.words();
    };
  }
}
