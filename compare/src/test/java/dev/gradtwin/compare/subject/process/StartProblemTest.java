package dev.gradtwin.compare.subject.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartProblemTest {
  /** The message has changed between releases of Java, and some numbers begin like others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error=2, No such file or directory | command not found: net",
        "Exec failed, error: 2 (No such file or directory) | command not found: net",
        "error=13, Permission denied | permission denied: net",
        "Exec failed, error: 13 (Permission denied) | permission denied: net",
        "error=26, Text file busy | cannot be started: error=26, Text file busy",
        "CreateProcess error=2, The system cannot find the file | command not found: net",
        "CreateProcess error=193, no Win32 program"
            + " | cannot be started: CreateProcess error=193, no Win32 program",
        "invalid null character | cannot be started: invalid null character",
      })
  void theNumberOfTheSystemDecides(String message, String problem) {
    assertThat(StartProblem.of("net", new IOException(message))).isEqualTo(problem);
  }
}
