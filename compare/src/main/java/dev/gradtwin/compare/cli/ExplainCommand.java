package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.explain.Explainer;
import dev.gradtwin.compare.explain.Explanation;
import dev.gradtwin.compare.explain.MarkdownExplanation;
import dev.gradtwin.compare.explain.TextExplanation;
import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Experiment;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradtwin explain}: one training step with its own numbers. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    name = "explain",
    showDefaultValues = true,
    description = {
      "Explain one training step with its own numbers.",
      "Every value as formula, with the numbers filled in, and as result, beside",
      "Deeplearning4j's and the exact one (docs/explain.md)."
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "EXPERIMENT.json",
      arity = "0..1",
      description = "What is trained; - is standard input. Default: XOR, the main job.")
  private @Nullable String file;

  @Option(
      names = "--step",
      paramLabel = "K",
      description = "Which step, from 0; those before it are taken first.")
  private long step;

  @Option(
      names = "--row",
      paramLabel = "I",
      description = "Whose forward and backward pass is shown; gradients add all rows.")
  private int row;

  @Option(
      names = "--unit",
      paramLabel = "N",
      description =
          "Show this unit of each layer only. Default: all of a small network, number 0 of a"
              + " larger one.")
  private @Nullable Integer unit;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or markdown.")
  private String format = "text";

  @Option(
      names = "--ascii",
      description = "No letters but ASCII's in the text, as where the terminal has no others.")
  private boolean ascii;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  private enum Format {
    TEXT,
    MARKDOWN
  }

  @Override
  public Integer call() throws IOException {
    Format chosen = Names.constant("--format", format, Format.values());
    Experiment experiment = file == null ? Experiment.xor() : ExperimentReader.read(file);
    OptionalInt one = unit == null ? OptionalInt.empty() : OptionalInt.of(unit);
    Explanation explanation = Explainer.explain(experiment, step, row, one);
    if (chosen == Format.MARKDOWN) {
      MarkdownExplanation.of(explanation).writeTo(terminal.out());
      return ExitCode.MATCH;
    }
    List<String> lines = TextExplanation.lines(explanation, ascii);
    boolean shown = terminal.shows(String.join("", lines));
    (shown ? lines : TextExplanation.lines(explanation, true)).forEach(terminal::line);
    return ExitCode.MATCH;
  }
}
