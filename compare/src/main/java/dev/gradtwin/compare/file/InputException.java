package dev.gradtwin.compare.file;

import dev.gradtwin.compare.text.Quoting;

/** Bad input: one line that names the file, the field, what was expected and what was found. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  /**
   * Bad input in a file.
   *
   * @param source the file, as the user named it
   * @param problem what is wrong with it
   */
  public InputException(String source, String problem) {
    super(Quoting.oneLine(source, 200) + ": " + problem);
    this.problem = problem;
  }

  /**
   * Bad input that belongs to no file.
   *
   * @param problem what is wrong
   */
  public InputException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /**
   * What is wrong.
   *
   * @return the message without the file
   */
  public String problem() {
    return problem;
  }
}
