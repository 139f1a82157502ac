package dev.gradtwin.compare.subject.process;

import java.util.List;

/** A subject that does not do what the protocol wants. */
public final class SubjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an unmodifiable list of texts, which is
  private final List<String> lastWords;

  /**
   * A failure.
   *
   * @param problem what went wrong, in one line
   * @param lastWords the last lines of its standard error
   */
  public SubjectException(String problem, List<String> lastWords) {
    super(problem);
    this.lastWords = List.copyOf(lastWords);
  }

  /**
   * What the subject wrote to its standard error before it failed.
   *
   * @return the last lines, fit for a terminal
   */
  public List<String> lastWords() {
    return lastWords;
  }

  /**
   * The same failure, seen from further away.
   *
   * @param where what failed, to stand before the problem
   * @return the exception with the longer message
   */
  public SubjectException at(String where) {
    return new SubjectException(where + ": " + getMessage(), lastWords);
  }

  /**
   * The same failure, and what may help.
   *
   * @param hint to stand after the problem
   * @return the exception with the longer message
   */
  public SubjectException with(String hint) {
    return new SubjectException(getMessage() + "; " + hint, lastWords);
  }
}
