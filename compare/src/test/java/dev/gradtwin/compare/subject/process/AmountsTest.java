package dev.gradtwin.compare.subject.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({"10000, 10 s", "300, 0.3 s", "1, 0.001 s", "86400000, 86400 s", "1250, 1.25 s"})
  void seconds(long millis, String words) {
    assertThat(Amounts.seconds(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "65536|65,536 bytes",
        "67108864|67,108,864 bytes (64 MiB)",
        "1500000|1,500,000 bytes (1.4 MiB)"
      })
  void bytes(int count, String words) {
    assertThat(Amounts.bytes(count)).isEqualTo(words);
  }
}
