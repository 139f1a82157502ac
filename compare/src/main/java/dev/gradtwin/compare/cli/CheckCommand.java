package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.Verdict;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.subject.Conventions;
import dev.gradtwin.compare.subject.DeclarationSearch;
import dev.gradtwin.compare.subject.ForeignTrainer;
import dev.gradtwin.compare.subject.RecordedTrainer;
import dev.gradtwin.compare.subject.SubjectCommand;
import dev.gradtwin.compare.subject.process.SubjectException;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradtwin check}: judges someone else's implementation, live or recorded. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    showDefaultValues = true,
    description = {
      "Check someone else's program, in any language, live or recorded.",
      "Live, it is asked step by step (--subject); docs/subjects.md has the protocol.",
      "Recorded, its run is read from a file (--trace); docs/traces.md has the formats."
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final List<String> tail;

  @Mixin private ResultOptions results = new ResultOptions();
  @Mixin private SubjectOptions subject = new SubjectOptions();

  @Parameters(
      paramLabel = "EXPERIMENT.json",
      arity = "0..1",
      description = "What is trained; - is standard input. Default: XOR, the main job.")
  private @Nullable String file;

  @Option(names = "--trace", paramLabel = "FILE", description = "A .jsonl, .jsonl.gz or .npz file.")
  private @Nullable String trace;

  @Option(
      names = "--twin",
      description = "Hold it against Deeplearning4j, and not gradtwin's own network: slower.")
  private boolean twin;

  @Option(
      names = "--oracle",
      paramLabel = "WHEN",
      defaultValue = "divergence",
      description = {
        "Ask for values of 40 digits at the first divergence, or always: at every step."
      })
  private String oracle = "divergence";

  @Option(
      names = "--print-starter",
      paramLabel = "LANGUAGE",
      description = "Print a program to start from: ${COMPLETION-CANDIDATES}; and stop.",
      completionCandidates = Samples.Starters.class)
  private @Nullable String starter;

  @Option(
      names = "--print-recorder",
      paramLabel = "LANGUAGE",
      description = "Print the lines that record a trace: ${COMPLETION-CANDIDATES}; and stop.",
      completionCandidates = Samples.Recorders.class)
  private @Nullable String recorder;

  CheckCommand(Terminal terminal, List<String> tail) {
    this.terminal = terminal;
    this.tail = tail;
  }

  @Override
  public Integer call() throws IOException {
    if (starter != null) {
      terminal.out().print(Samples.starter(starter));
      return ExitCode.MATCH;
    }
    if (recorder != null) {
      terminal.out().print(Samples.recorder(recorder));
      return ExitCode.MATCH;
    }
    Experiment given = file == null ? Experiment.xor() : ExperimentReader.read(file);
    OracleMode mode = Names.constant("--oracle", oracle, OracleMode.values());
    Optional<SubjectCommand> command = subject.command(tail, results.verbose());
    if (command.isPresent() == (trace != null)) {
      throw SpecException.because(
          "check", "expected a subject: --subject \"COMMAND\", -- COMMAND …, or --trace FILE");
    }
    return trace != null ? checkTrace(trace, given, mode) : checkLive(command.get(), given, mode);
  }

  private int checkTrace(String trace, Experiment given, OracleMode mode) throws IOException {
    try (RecordedTrainer recorded = RecordedTrainer.open(trace, given, subject.conventions())) {
      return results.tell(
          terminal,
          preface(recorded.name(), trace, recorded.conventions()),
          () ->
              declared(
                  run(recorded, recorded.experiment(), mode),
                  () -> DeclarationSearch.of(trace, subject.conventions(), given)),
          false);
    }
  }

  private int checkLive(SubjectCommand command, Experiment given, OracleMode mode)
      throws IOException {
    try (ForeignTrainer live = ForeignTrainer.start(command, given)) {
      int code =
          results.tell(
              terminal,
              preface(live.name(), command.toString(), live.conventions()),
              () -> judge(live, command, given, mode),
              true);
      live.end();
      return code;
    }
  }

  private RunResult judge(
      ForeignTrainer live, SubjectCommand command, Experiment given, OracleMode mode) {
    try {
      RunResult result = run(live, live.experiment(), mode);
      return declared(
          result,
          () ->
              DeclarationSearch.of(
                  command, live.conventions(), live.experiment(), result.evidence()));
    } catch (SubjectException e) {
      if (live.steps() > 0) {
        throw e;
      }
      throw DeclarationSearch.of(command, live.conventions(), given, List.of())
          .map(declaration -> e.with("it works if it declares " + declaration))
          .orElse(e); // what it was given did not fit
    }
  }

  /** A subject that is wrong may be right by other conventions. */
  private static RunResult declared(RunResult result, Supplier<Optional<String>> search) {
    return result.verdict() == Verdict.MISMATCH ? result.with(search.get()) : result;
  }

  private RunResult run(Trainer subject, Experiment experiment, OracleMode mode) {
    Function<Experiment, Trainer> reference = twin ? Dl4jTrainer::new : HandrolledNetwork::of;
    try (Trainer free = reference.apply(experiment);
        Trainer resynchronised = reference.apply(experiment);
        Progress progress = Progress.of(terminal, experiment)) {
      Pairing pairing =
          Pairing.ofSubject(
              subject, free, resynchronised, twin ? SideName.TWIN : SideName.GRADTWIN);
      return new LockStep(experiment, pairing, 1, mode)
          .keeping(results.history(experiment))
          .run(progress::at);
    }
  }

  private static List<String> preface(String name, String source, Conventions conventions) {
    List<String> preface = new ArrayList<>(List.of("checked: " + name + " (" + source + ")"));
    if (!conventions.declarations().isEmpty()) {
      preface.add("declared: " + String.join(", ", conventions.declarations()));
    }
    return preface;
  }
}
