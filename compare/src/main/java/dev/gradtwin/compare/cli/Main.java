package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.subject.process.SubjectException;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gradtwin}: reads the command line, runs one command, and turns whatever happens into an
 * exit code.
 */
@Command(
    name = "gradtwin",
    description = "Validates hand-written backpropagation against Deeplearning4j, step by step.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Exit codes: 0 they match and both converged; 1 they differ, or a value is not",
      "finite; 2 bad usage or input; 3 they match, but did not converge; 70 a defect",
      "of gradtwin; 130 interrupted."
    })
public final class Main implements Runnable {
  private static final int WIDTH = 80;

  /** Above what any message takes. */
  private static final int MAX_PROBLEM = 1000;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    UnsafeWarning.markAsGiven();
    System.exit(execute(args));
  }

  private static int execute(String[] args) {
    Terminal terminal = Terminal.standard();
    CommandTail split = CommandTail.of(args);
    CommandLine commandLine = new CommandLine(new Main());
    new Commands(terminal, split.tail()).addTo(commandLine, split.head());
    commandLine.setOut(terminal.writer()); // help counts as output, too
    commandLine.setExpandAtFiles(false); // an argument @name stands for itself
    commandLine.setUsageHelpWidth(WIDTH);
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(
        (e, given) -> fail(commandLine.getErr(), UsageProblem.of(e)));
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> failure(command.getErr(), e));
    int code = run(commandLine, split.head());
    if (terminal.out().checkError()) {
      return fail(commandLine.getErr(), "standard output: cannot be written");
    }
    return code;
  }

  /** picocli hands on exceptions only; an error is no verdict either. */
  private static int run(CommandLine commandLine, String[] args) {
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      return fail(commandLine.getErr(), "not enough memory; java -Xmx4g gives it 4 GiB");
    } catch (Error e) {
      return defect(e);
    }
  }

  /** {@code gradtwin} alone. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  private static int failure(PrintWriter err, Exception e) {
    if (e instanceof SubjectException subject) {
      subject.lastWords().forEach(line -> err.println("  | " + line));
    }
    if (e instanceof InputException
        || e instanceof SpecException
        || e instanceof SubjectException) {
      return fail(err, String.valueOf(e.getMessage()));
    }
    return defect(e);
  }

  private static int defect(Throwable e) {
    LoggerFactory.getLogger(Main.class).error("A defect of gradtwin, please report it:", e);
    return ExitCode.DEFECT;
  }

  private static int fail(PrintWriter err, String problem) {
    err.println("gradtwin: " + Quoting.oneLine(problem, MAX_PROBLEM));
    err.flush();
    return ExitCode.BAD_INPUT;
  }
}
