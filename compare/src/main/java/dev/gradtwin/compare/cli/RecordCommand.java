package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.baseline.Baseline;
import dev.gradtwin.compare.baseline.BaselineRecorder;
import dev.gradtwin.compare.baseline.Environment;
import dev.gradtwin.compare.baseline.Recorded;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.subject.ForeignTrainer;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Trainer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradtwin record}: keeps a run for later builds to be held against. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Train, and keep steps of the run for `gradtwin verify`.",
      "Whose run: the hand-written network's, --trainer dl4j, or --subject."
    })
final class RecordCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final List<String> tail;

  @Parameters(
      paramLabel = "EXPERIMENT.json",
      arity = "0..1",
      description = "What is trained; - is standard input. Default: XOR, the main job.")
  private String file = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The baseline: .jsonl, or .jsonl.gz, which is compressed.")
  private String output = "";

  @Option(names = "--verbose", description = "Show what the subject writes to standard error.")
  private boolean verbose;

  @Mixin private TrainerOptions trainers = new TrainerOptions();

  RecordCommand(Terminal terminal, List<String> tail) {
    this.terminal = terminal;
    this.tail = tail;
  }

  @Override
  public Integer call() {
    trainers.with(tail, verbose);
    Experiment given = file.isEmpty() ? Experiment.xor() : ExperimentReader.read(file);
    Recorded kind = trainers.kind(Recorded.HANDROLLED);
    try (OutputFile target = OutputFile.open(output);
        Trainer trainer = trainers.start(kind, given);
        Progress progress = Progress.of(terminal, given)) {
      Experiment trained = trainer instanceof ForeignTrainer f ? f.experiment() : given;
      String name =
          kind == Recorded.SUBJECT ? trainer.name() : TrainerOptions.name(kind, trainer).label();
      Baseline baseline = new Baseline(output, kind, name, Environment.current(), trained);
      int kept = new BaselineRecorder(baseline, trainer).record(target, progress::at);
      terminal.line(
          String.format(Locale.ROOT, "recorded %d of %,d steps of %s", kept, given.steps(), name));
      if (trainer instanceof ForeignTrainer foreign) {
        foreign.end();
      }
      return ExitCode.MATCH;
    } catch (BaselineRecorder.NotFiniteException e) {
      terminal.verdict("NOT FINITE", String.valueOf(e.getMessage()), false);
      return ExitCode.MISMATCH;
    }
  }
}
