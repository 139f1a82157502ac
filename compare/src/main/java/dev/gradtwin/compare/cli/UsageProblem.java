package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line. */
final class UsageProblem {
  private static final int MAX_PROBLEM = 300;

  private UsageProblem() {}

  static String of(ParameterException e) {
    return what(e) + " (see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)";
  }

  private static String what(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      CommandLine command = e.getCommandLine();
      String wrong = unmatched.getUnmatched().get(0);
      if (unmatched.isUnknownOption()) {
        return unknown("option", wrong, longNames(command));
      }
      if (!command.getSubcommands().isEmpty()) {
        return unknown("command", wrong, List.copyOf(command.getSubcommands().keySet()));
      }
    }
    return Quoting.oneLine(String.valueOf(e.getMessage()), MAX_PROBLEM);
  }

  private static String unknown(String what, String wrong, List<String> known) {
    return "unknown "
        + what
        + " `"
        + Quoting.oneLine(wrong, 40)
        + "`"
        + Names.suggestion(wrong, known);
  }

  private static List<String> longNames(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet().stream()
        .filter(name -> name.startsWith("--"))
        .sorted()
        .toList();
  }
}
