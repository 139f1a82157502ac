package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.baseline.Recorded;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.plant.PlantedNetwork;
import dev.gradtwin.compare.subject.ForeignTrainer;
import dev.gradtwin.compare.subject.SubjectCommand;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which of all trainers a command runs. */
final class TrainerOptions {
  @Option(
      names = "--trainer",
      paramLabel = "NAME",
      description = "handrolled or dl4j; --subject stands for itself.")
  private @Nullable String trainer;

  @Option(
      names = "--plant",
      paramLabel = "CODE",
      split = ",",
      description = "The hand-written network with a mistake made on purpose.")
  private List<String> planted = List.of();

  @Mixin private SubjectOptions subject = new SubjectOptions();

  private List<String> tail = List.of();
  private boolean verbose;

  /** Takes over what stands elsewhere on the command line. */
  void with(List<String> tail, boolean verbose) {
    this.tail = tail;
    this.verbose = verbose;
  }

  private Optional<SubjectCommand> command() {
    return subject.command(tail, verbose);
  }

  /**
   * Whose run it is.
   *
   * @param otherwise where nothing is said
   */
  Recorded kind(Recorded otherwise) {
    boolean foreign = command().isPresent();
    if (trainer == null && !planted.isEmpty()) {
      return Recorded.HANDROLLED;
    }
    if (trainer == null) {
      return foreign ? Recorded.SUBJECT : otherwise;
    }
    Recorded kind =
        Names.constant("--trainer", trainer, new Recorded[] {Recorded.HANDROLLED, Recorded.DL4J});
    if (foreign) {
      throw SpecException.because("--trainer", "not together with --subject");
    }
    if (!planted.isEmpty() && kind == Recorded.DL4J) {
      throw SpecException.because("--plant", "not together with --trainer dl4j");
    }
    return kind;
  }

  /** A new one. */
  Trainer start(Recorded kind, Experiment experiment) {
    return switch (kind) {
      case DL4J -> new Dl4jTrainer(experiment);
      case SUBJECT -> ForeignTrainer.start(command().orElseThrow(this::noSubject), experiment);
      case HANDROLLED -> {
        List<Cause> causes = planted.stream().map(String::strip).map(Planting::cause).toList();
        Planting.requirePossible(causes, experiment.precision());
        yield causes.isEmpty()
            ? HandrolledNetwork.of(experiment)
            : new PlantedNetwork(experiment, causes);
      }
    };
  }

  private SpecException noSubject() {
    return SpecException.because(
        "--subject", "missing: the baseline holds the run of someone's program");
  }

  /** What it is called in a report. */
  static SideName name(Recorded kind, Trainer trainer) {
    return switch (kind) {
      case HANDROLLED -> new SideName("subject", "hand-written", "hand-written");
      case DL4J -> new SideName("subject", "twin (DL4J)", "the twin");
      case SUBJECT -> SideName.subject(trainer.name());
    };
  }
}
