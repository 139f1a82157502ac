package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.text.Quoting;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a subject is started and treated.
 *
 * @param words the program and its arguments
 * @param conventions what it is taken to have declared, where it declares nothing else
 * @param freeRunning whether it keeps its own parameters
 * @param timeout how long an answer may take
 * @param onErrorLine told each line of its standard error, on another thread
 */
public record SubjectCommand(
    List<String> words,
    Conventions conventions,
    boolean freeRunning,
    Duration timeout,
    Consumer<String> onErrorLine) {
  private static final int SHOWN = 60;

  /** Copies the list. */
  public SubjectCommand {
    words = List.copyOf(words);
  }

  /**
   * The same with other conventions.
   *
   * @param others to be taken for declared
   * @return a command
   */
  public SubjectCommand with(Conventions others) {
    return new SubjectCommand(words, others, freeRunning, timeout, onErrorLine);
  }

  /** As errors name it. */
  @Override
  public String toString() {
    return Quoting.oneLine(String.join(" ", words), SHOWN);
  }
}
