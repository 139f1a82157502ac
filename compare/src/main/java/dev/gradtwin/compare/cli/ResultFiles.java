package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.file.OutputFile;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that a command was asked for, opened before it begins, so that a place that cannot be
 * written is found first. At most one of them may be {@code -}, standard output instead of the
 * report.
 */
final class ResultFiles implements AutoCloseable {
  private final Terminal terminal;
  private final Map<String, OutputFile> files = new LinkedHashMap<>();
  private @Nullable String onStandardOutput;

  ResultFiles(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Opens the file of an option.
   *
   * @param option such as {@code --json}
   * @param name as the user gave it; null for none
   */
  ResultFiles open(String option, @Nullable String name) {
    try {
      if (name == null) {
        return this;
      }
      if (!name.equals("-")) {
        files.put(option, OutputFile.open(name));
      } else if (onStandardOutput != null) {
        throw SpecException.because(
            option, "standard output is taken by " + onStandardOutput + " already");
      } else {
        onStandardOutput = option;
      }
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Whether standard output is for the report. */
  boolean leaveRoomForReport() {
    return onStandardOutput == null;
  }

  /** Writes what an option asked for, if it did. */
  void write(String option, OutputFile.Content content) throws IOException {
    OutputFile file = files.get(option);
    if (file != null) {
      file.write(content);
    } else if (option.equals(onStandardOutput)) {
      content.writeTo(terminal.out());
    }
  }

  @Override
  public void close() {
    files.values().forEach(OutputFile::close);
  }
}
