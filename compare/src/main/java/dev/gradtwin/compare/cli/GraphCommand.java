package dev.gradtwin.compare.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.GraphReader;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.compare.graph.Apples;
import dev.gradtwin.compare.graph.GraphDifference;
import dev.gradtwin.compare.graph.GraphRun;
import dev.gradtwin.compare.report.GraphJson;
import dev.gradtwin.compare.report.GraphText;
import dev.gradtwin.spec.graph.GraphSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradtwin graph}: a computational graph by hand and in SameDiff. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    name = "graph",
    description = {
      "Evaluate and differentiate a computational graph, by hand and in SameDiff.",
      "`graph apples` and `graph apples-and-oranges` are built in."
    })
final class GraphCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "GRAPH",
      description = "apples, apples-and-oranges, or a file (docs/graph.md).")
  private String graph = "";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result as JSON; - is standard output, instead of the drawing.")
  private @Nullable String json;

  GraphCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    GraphSpec spec = Apples.named(graph).orElseGet(() -> GraphReader.read(graph));
    String file = json;
    if (file == null || file.equals("-")) {
      GraphRun run = run(spec);
      return tell(run, run.differences(), file == null ? null : terminal.out());
    }
    try (OutputFile output = OutputFile.open(file)) {
      GraphRun run = run(spec);
      List<GraphDifference> differences = run.differences();
      output.write(out -> write(run, differences, out));
      return tell(run, differences, null);
    }
  }

  /** SameDiff prints what it differentiates to the standard output, where results go. */
  private static GraphRun run(GraphSpec spec) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      return GraphRun.of(spec);
    } finally {
      System.setOut(out);
    }
  }

  private int tell(GraphRun run, List<GraphDifference> differences, @Nullable OutputStream out)
      throws IOException {
    boolean match = differences.isEmpty();
    if (out != null) {
      write(run, differences, out);
      return match ? ExitCode.MATCH : ExitCode.MISMATCH;
    }
    GraphText.lines(run).forEach(terminal::line);
    terminal.line("");
    if (run.kinks() > 0) {
      terminal.line(
          "On a kink or a tie, where either one-sided derivative is right: " + run.kinks() + ".");
    }
    terminal.verdict(
        word(differences),
        match
            ? "both sides agree in the value and the gradient of every node."
            : "they differ beyond rounding; first, in the order of cause:",
        match);
    GraphText.facts(differences).forEach(terminal::line);
    return match ? ExitCode.MATCH : ExitCode.MISMATCH;
  }

  private static String word(List<GraphDifference> differences) {
    if (differences.isEmpty()) {
      return "MATCH";
    }
    return differences.get(0).nonFinite() ? "NON-FINITE" : "MISMATCH";
  }

  private static void write(GraphRun run, List<GraphDifference> differences, OutputStream out)
      throws IOException {
    try (JsonGenerator generator = Json.generator(out)) {
      GraphJson.write(run, word(differences).toLowerCase(Locale.ROOT), differences, generator);
      generator.writeRaw('\n');
    }
  }
}
