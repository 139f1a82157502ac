package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.baseline.Baseline;
import dev.gradtwin.compare.baseline.Recorded;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.report.CasesMarkdown;
import dev.gradtwin.compare.report.DiagnosisText;
import dev.gradtwin.compare.report.TestCase;
import dev.gradtwin.compare.report.VerdictText;
import dev.gradtwin.compare.subject.RecordedTrainer;
import dev.gradtwin.compare.subject.process.SubjectException;
import dev.gradtwin.train.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
  private static final String SUITE = "gradtwin verify";
  private static final String DIFFERS = "differs";
  private static final String UNUSABLE = "unusable";

  private final Terminal terminal;
  private final List<String> tail;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Baselines.")
  private List<String> files = List.of();

  @Mixin private SummaryOptions summaries = new SummaryOptions();

  @Option(names = "--verbose", description = "Show what the subject writes to standard error.")
  private boolean verbose;

  @Mixin private TrainerOptions trainers = new TrainerOptions();

  VerifyCommand(Terminal terminal, List<String> tail) {
    this.terminal = terminal;
    this.tail = tail;
  }

  @Override
  public Integer call() throws IOException {
    trainers.with(tail, verbose);
    trainers.kind(Recorded.HANDROLLED); // a bad option is told before any file is opened
    try (ResultFiles results = summaries.open(new ResultFiles(terminal))) {
      List<TestCase> cases = new ArrayList<>();
      files.forEach(file -> cases.add(verify(file, results.leaveRoomForReport())));
      int differing = count(cases, DIFFERS);
      int unusable = count(cases, UNUSABLE);
      String summary = summary(files.size() - differing - unusable, differing, unusable);
      summaries.write(results, SUITE, cases, CasesMarkdown.of(SUITE, summary, cases));
      if (results.leaveRoomForReport()) {
        terminal.line(summary);
      }
      return differing > 0 ? ExitCode.MISMATCH : unusable > 0 ? ExitCode.BAD_INPUT : ExitCode.MATCH;
    }
  }

  private static int count(List<TestCase> cases, String type) {
    return (int) cases.stream().filter(one -> one.type().equals(type)).count();
  }

  /** Repeats a baseline; prints what was found unless standard output is for something else. */
  private TestCase verify(String file, boolean prints) {
    long start = System.nanoTime();
    try {
      Baseline baseline = Baseline.open(file);
      RunResult result = verify(baseline);
      boolean holds = ExitCode.ofRecorded(result) == ExitCode.MATCH;
      List<String> text = holds ? holding(baseline, result) : differing(baseline, result);
      if (prints) {
        tell(baseline, result, text, holds);
      }
      long nanoseconds = System.nanoTime() - start;
      return holds
          ? TestCase.passed(file, nanoseconds, text)
          : TestCase.failed(file, nanoseconds, DIFFERS, text.get(0), text);
    } catch (InputException | SubjectException e) {
      String problem = String.valueOf(e.getMessage());
      if (prints) {
        terminal.verdict("UNUSABLE", problem, false);
      }
      return TestCase.failed(file, System.nanoTime() - start, UNUSABLE, problem, List.of(problem));
    }
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

  private void tell(Baseline baseline, RunResult result, List<String> text, boolean holds) {
    if (holds) {
      terminal.verdict("HOLDS", text.get(0), true);
      return;
    }
    String sentence = VerdictText.of(result).sentence();
    terminal.verdict("DIFFERS", baseline.file() + ": " + sentence, false);
    text.subList(1, text.size()).forEach(terminal::line);
  }

  private static List<String> holding(Baseline baseline, RunResult result) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: %d steps %s",
            baseline.file(),
            result.comparedSteps(),
            origin(baseline)));
  }

  private static List<String> differing(Baseline baseline, RunResult result) {
    VerdictText verdict = VerdictText.of(result);
    List<String> text = new ArrayList<>();
    text.add(verdict.word() + "  " + verdict.sentence());
    text.add("  recorded       " + origin(baseline));
    text.addAll(verdict.facts());
    text.addAll(DiagnosisText.lines(result));
    return text;
  }

  private static String origin(Baseline baseline) {
    return "of " + baseline.name() + ", recorded by " + baseline.environment();
  }
}
