package dev.gradtwin.compare.report;

import java.util.List;

/**
 * A result as a CI server shows it.
 *
 * @param name what was looked at
 * @param nanoseconds what it took
 * @param status how it came out
 * @param type of a failure, in a word; empty otherwise
 * @param message in one line: the failure, or why it was skipped; empty if it passed
 * @param text all that is to be said of it
 */
public record TestCase(
    String name, long nanoseconds, Status status, String type, String message, List<String> text) {
  /** How a test case came out. */
  public enum Status {
    /** As it should. */
    PASSED,
    /** Not as it should. */
    FAILED,
    /** Nothing was looked at. */
    SKIPPED
  }

  /** Copies the text. */
  public TestCase {
    text = List.copyOf(text);
  }

  /**
   * One that passed.
   *
   * @param name what was looked at
   * @param nanoseconds what it took
   * @param text what is to be said of it
   * @return a test case
   */
  public static TestCase passed(String name, long nanoseconds, List<String> text) {
    return new TestCase(name, nanoseconds, Status.PASSED, "", "", text);
  }

  /**
   * One that failed.
   *
   * @param name what was looked at
   * @param nanoseconds what it took
   * @param type the failure in a word
   * @param message the failure in one line
   * @param text all that is to be said of it
   * @return a test case
   */
  public static TestCase failed(
      String name, long nanoseconds, String type, String message, List<String> text) {
    return new TestCase(name, nanoseconds, Status.FAILED, type, message, text);
  }

  /**
   * One at which nothing was looked.
   *
   * @param name what it is
   * @param reason why not
   * @return a test case
   */
  public static TestCase skipped(String name, String reason) {
    return new TestCase(name, 0, Status.SKIPPED, "", reason, List.of());
  }

  /**
   * Whether it failed.
   *
   * @return true if somebody has something to mend
   */
  public boolean failed() {
    return status == Status.FAILED;
  }
}
