package dev.gradtwin.compare.subject.process;

import dev.gradtwin.compare.text.Quoting;
import java.io.File;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a program could not be started, from the operating system's number in Java's message. */
final class StartProblem {
  /** {@code error=2, No such file} until JDK 21, {@code error: 2 (No such file)} in later ones. */
  private static final Pattern NUMBER = Pattern.compile("error[=:] ?(\\d+)");

  private static final int SHOWN_PROGRAM = 100;
  private static final int SHOWN_MESSAGE = 200;

  private StartProblem() {}

  /**
   * The reason in words.
   *
   * @param program the first word of the command
   * @param e what starting it threw
   */
  static String of(String program, Exception e) {
    String message = String.valueOf(e.getMessage());
    Matcher number = NUMBER.matcher(message);
    String shown = Quoting.oneLine(program, SHOWN_PROGRAM);
    return switch (number.find() ? number.group(1) : "") {
      case "2", "20" -> missing(program, shown);
      case "13" ->
          new File(program).isDirectory()
              ? "is a directory, not a program: " + shown
              : "permission denied: " + shown;
      default -> "cannot be started: " + Quoting.oneLine(message, SHOWN_MESSAGE);
    };
  }

  /** The system says the same of a script whose interpreter is missing. */
  private static String missing(String program, String shown) {
    boolean isPath = program.contains("/") || program.contains(File.separator);
    boolean isFile = new File(program).isFile();
    if (isPath && isFile) {
      return "the interpreter that the first line of " + shown + " names is not found";
    }
    return "command not found: "
        + (program.isBlank() ? "an empty word" : shown)
        + (isFile ? " (the file of that name here is ." + File.separator + shown + ")" : "");
  }
}
