package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.baseline.Baseline;
import dev.gradtwin.compare.baseline.Recorded;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.report.DiagnosisText;
import dev.gradtwin.compare.report.JUnitXml;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.compare.subject.RecordedTrainer;
import dev.gradtwin.compare.subject.process.SubjectException;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradtwin verify}: repeats runs that were recorded. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Repeat what `gradtwin record` kept, and say what has changed.",
      "Judged by what rounding explains: another JDK, processor or library is no",
      "difference, another formula is."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final List<String> tail;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Baselines.")
  private List<String> files = List.of();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results as JUnit XML as well, a test case for each baseline.")
  private @Nullable String junit;

  @Option(names = "--verbose", description = "Show what the subject writes to standard error.")
  private boolean verbose;

  @Mixin private TrainerOptions trainers = new TrainerOptions();

  VerifyCommand(Terminal terminal, List<String> tail) {
    this.terminal = terminal;
    this.tail = tail;
  }

  @Override
  public Integer call() {
    trainers.with(tail, verbose);
    trainers.kind(Recorded.HANDROLLED); // a bad option is told before any file is opened
    if (junit == null) {
      return verifyAll(new JUnitXml("gradtwin verify"));
    }
    try (OutputFile output = OutputFile.open(junit)) {
      JUnitXml report = new JUnitXml("gradtwin verify");
      int code = verifyAll(report);
      output.write(report::writeTo);
      return code;
    }
  }

  private int verifyAll(JUnitXml report) {
    int holding = 0;
    int differing = 0;
    int unusable = 0;
    for (String file : files) {
      long start = System.nanoTime();
      try {
        Baseline baseline = Baseline.open(file);
        RunResult result = verify(baseline);
        boolean holds = ExitCode.ofRecorded(result) == ExitCode.MATCH;
        holding += holds ? 1 : 0;
        differing += holds ? 0 : 1;
        List<String> text = tell(baseline, result, holds);
        report.add(file, System.nanoTime() - start, holds ? null : "differs", text);
      } catch (InputException | SubjectException e) {
        unusable++;
        terminal.verdict("UNUSABLE", String.valueOf(e.getMessage()), false);
        report.add(file, System.nanoTime() - start, "unusable", List.of("" + e.getMessage()));
      }
    }
    terminal.line(summary(holding, differing, unusable));
    return differing > 0 ? ExitCode.MISMATCH : unusable > 0 ? ExitCode.BAD_INPUT : ExitCode.MATCH;
  }

  private String summary(int holding, int differing, int unusable) {
    String hold = String.format(Locale.ROOT, "%d of %d hold", holding, files.size());
    return hold
        + (differing > 0 ? ", " + differing + (differing == 1 ? " differs" : " differ") : "")
        + (unusable > 0 ? ", " + unusable + " unusable" : "");
  }

  private RunResult verify(Baseline baseline) {
    Recorded kind = trainers.kind(baseline.by());
    try (RecordedTrainer recorded = baseline.steps();
        Trainer free = trainers.start(kind, baseline.experiment());
        Trainer resynchronised = trainers.start(kind, baseline.experiment());
        Progress progress = Progress.of(terminal, baseline.experiment())) {
      Pairing pairing =
          new Pairing(
              recorded,
              free,
              resynchronised,
              false,
              TrainerOptions.name(kind, free),
              SideName.BASELINE);
      return new LockStep(baseline.experiment(), pairing, 1, OracleMode.DIVERGENCE)
          .run(progress::at);
    }
  }

  /** Prints what was found and returns it. */
  private List<String> tell(Baseline baseline, RunResult result, boolean holds) {
    String recorded = "of " + baseline.name() + ", recorded by " + baseline.environment();
    List<String> text = new ArrayList<>();
    if (holds) {
      text.add(
          String.format(
              Locale.ROOT, "%s: %d steps %s", baseline.file(), result.comparedSteps(), recorded));
      terminal.verdict("HOLDS", text.get(0), true);
      return text;
    }
    VerdictText verdict = VerdictText.of(result);
    terminal.verdict("DIFFERS", baseline.file() + ": " + verdict.sentence(), false);
    text.add(verdict.word() + "  " + verdict.sentence());
    List<String> details = new ArrayList<>();
    details.add("  recorded       " + recorded);
    details.addAll(verdict.facts());
    details.addAll(DiagnosisText.lines(result));
    details.forEach(terminal::line);
    text.addAll(details);
    return text;
  }
}
