package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.file.ExperimentReader;
import dev.gradtwin.spec.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gradtwin run EXPERIMENT.json}: the same for any experiment. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    name = "run",
    showDefaultValues = true,
    description = {
      "Train the experiment of a file, both ways, every step compared.",
      "`gradtwin xor --print-experiment` prints a file to start from."
    })
final class RunCommand extends JobCommand {
  @Parameters(paramLabel = "EXPERIMENT.json", description = "The experiment; - is standard input.")
  private String file = "";

  RunCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Experiment experiment() {
    return ExperimentReader.read(file);
  }
}
