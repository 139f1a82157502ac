package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.subject.Conventions;
import dev.gradtwin.compare.subject.Conventions.Direction;
import dev.gradtwin.compare.subject.Conventions.WeightLayout;
import dev.gradtwin.compare.subject.SubjectCommand;
import dev.gradtwin.compare.subject.process.Words;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.SpecException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which program is asked, and how. */
final class SubjectOptions {
  private static final double LONGEST_SECONDS = 86_400;

  @Option(
      names = "--subject",
      paramLabel = "COMMAND",
      description =
          "The program, split into words as a shell would but not given to one. Or, after"
              + " all else: -- PROGRAM ARGUMENT …")
  private @Nullable String command;

  @Option(
      names = "--free",
      description =
          "Give it the parameters before the first step only; it tells its own after each.")
  private boolean free;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long an answer may take; 10 where nothing is said.")
  private double timeout = 10;

  @Option(
      names = "--weight-layout",
      paramLabel = "LAYOUT",
      description = "in-out or out-in: how W is stored, if nothing is declared.")
  private @Nullable String weightLayout;

  @Option(
      names = "--gradient",
      paramLabel = "REDUCTION",
      description = "sum or mean over the rows, if nothing is declared.")
  private @Nullable String gradient;

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      description = "descent or ascent: whether gradients are subtracted or added.")
  private @Nullable String direction;

  /** The program; empty if none is given. */
  Optional<SubjectCommand> command(List<String> tail, boolean verbose) {
    if (!(timeout > 0) || timeout > LONGEST_SECONDS) {
      throw SpecException.of("--timeout", "seconds above 0, at most 86400", timeout);
    }
    if (command != null && !tail.isEmpty()) {
      throw SpecException.because("--subject", "not together with a command after --");
    }
    if (command == null && tail.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SubjectCommand(
            command == null ? tail : Words.of(command),
            conventions(),
            free,
            Duration.ofMillis(Math.max(1, Math.round(timeout * 1000))),
            verbose ? line -> System.err.println("subject: " + line) : line -> {}));
  }

  /** What is taken for declared. */
  Conventions conventions() {
    return new Conventions(
        weightLayout == null
            ? Conventions.NONE.layout()
            : Names.constant("--weight-layout", weightLayout, WeightLayout.values()),
        Optional.ofNullable(gradient)
            .map(name -> Names.constant("--gradient", name, Reduction.values())),
        direction == null
            ? Conventions.NONE.direction()
            : Names.constant("--direction", direction, Direction.values()));
  }
}
