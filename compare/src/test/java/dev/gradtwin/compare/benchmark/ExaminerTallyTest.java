package dev.gradtwin.compare.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.benchmark.Examiner.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminerTallyTest {
  private static final Bug NAMED = kind("target-minus-output");
  private static final Bug NAMELESS = kind("gradient-made-positive");

  @ParameterizedTest
  @CsvSource({
    "1_dz, true, 1_dz, 1",
    "1_dz, true, 1_W gradient, 0",
    "1_dz, false, 1_W gradient, 1",
    "1_dz, false, 1_b gradient, 1",
    "1_dz, false, 0_W gradient, 0",
    "1_dz, false, 1_W updated parameter, 0",
    "1_W gradient, false, 1_W gradient, 1",
    "0_z, false, 0_a, 0"
  })
  void locatesByTheFirstWrongTensorOrTheGradientOfItsLayer(
      String truth, boolean tells, String said, int located) {
    assertThat(tally(NAMED, truth, tells, said).located.yes()).isEqualTo(located);
  }

  @Test
  void namesByNoOtherThanTheRightNames() {
    assertThat(named("sign-flipped")).isEqualTo("100.0 0.0");
    assertThat(named("loss-gradient-at-targets-swapped", "sign-flipped")).isEqualTo("100.0 0.0");
    assertThat(named("sign-flipped", "transposed")).isEqualTo("0.0 100.0");
    assertThat(named()).isEqualTo("0.0 0.0");
  }

  @Test
  void callsTheNamelessUnknownByGivingNoName() {
    assertThat(tally(NAMELESS, "1_W gradient", true, "1_W gradient").unknown.yes()).isOne();
    assertThat(tally(NAMELESS, "1_W gradient", true, null, "sign-flipped").unknown.yes()).isZero();
  }

  private static String named(String... causes) {
    ExaminerTally tally = tally(NAMED, "1_dz", true, "1_dz", causes);
    return tally.named.percent() + " " + tally.misnamed.percent();
  }

  private static ExaminerTally tally(
      Bug bug, String truth, boolean tells, @Nullable String said, String... causes) {
    ExaminerTally tally = new ExaminerTally();
    tally.bug(bug, truth, tells, new Answer(true, said, List.of(causes)));
    return tally;
  }

  private static Bug kind(String kind) {
    return Bugs.ALL.stream().filter(bug -> bug.kind().equals(kind)).findFirst().orElseThrow();
  }
}
