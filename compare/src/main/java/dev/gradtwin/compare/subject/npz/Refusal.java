package dev.gradtwin.compare.subject.npz;

import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.text.Quoting;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/**
 * What is wrong with a file or an entry, in words for its user but without their names: those who
 * read bytes do not know them. {@link #named} adds them.
 */
final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;

  Refusal(String problem) {
    super(problem);
  }

  static Refusal of(String expected, Object found) {
    return new Refusal("expected " + expected + ", found " + found);
  }

  /** The one error for whatever went wrong in a file. */
  static InputException named(String file, IOException e) {
    return new InputException(file, problem(e));
  }

  /** The one error for whatever went wrong in an entry of a file. */
  static InputException named(String file, String entry, IOException e) {
    return new InputException(file, quoted(entry) + ": " + problem(e));
  }

  /** A foreign name, fit for a line. */
  static String quoted(String name) {
    return Quoting.oneLine(name, 100);
  }

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : Quoting.oneLine(reason, 300);
  }

  private static String problem(IOException e) {
    return e instanceof Refusal ? reason(e) : "cannot be read (" + reason(e) + ")";
  }
}
