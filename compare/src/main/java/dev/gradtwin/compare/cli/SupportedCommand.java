package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.report.SupportText;
import dev.gradtwin.compare.support.Support.Sides;
import dev.gradtwin.compare.support.SupportTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code gradtwin supported}: what experiments can be made of. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    name = "supported",
    description = {
      "Try all that an experiment can be made of, and say which side trains it.",
      "What it prints is docs/supported.md."
    })
final class SupportedCommand implements Callable<Integer> {
  private final Terminal terminal;

  SupportedCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, List<SupportTable.Row>> rows = SupportTable.rows();
    SupportText.lines(rows).forEach(terminal::line);
    boolean differ =
        rows.values().stream()
            .flatMap(List::stream)
            .flatMap(row -> Stream.of(row.twin(), row.textbook()))
            .anyMatch(support -> support.sides() == Sides.DIFFER);
    return differ ? ExitCode.MISMATCH : ExitCode.MATCH;
  }
}
