package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameScheduleTest {
  private static List<Long> looked(long total, int frames) {
    FrameSchedule schedule = new FrameSchedule(total, frames);
    return LongStream.range(0, total).filter(schedule::due).peek(schedule::done).boxed().toList();
  }

  @Test
  void looksAsOftenWhateverTheLengthOfTheRun() {
    for (long total : new long[] {180, 181, 1000, 20_000, 200_000}) {
      assertThat(looked(total, 180))
          .hasSizeBetween(180, 185)
          .startsWith(0L, 1L, 2L)
          .endsWith(total - 1);
    }
  }

  @Test
  void looksAtEveryStepOfAShortRun() {
    for (long total : new long[] {1, 2, 3, 40, 150, 179}) {
      assertThat(looked(total, 180)).hasSize((int) total);
    }
  }

  @Test
  void looksMoreOftenAtTheBeginning() {
    List<Long> steps = looked(20_000, 180);
    assertThat(steps.stream().filter(s -> s < 100)).hasSizeGreaterThan(20);
    for (int k = 1; k < steps.size(); k++) {
      assertThat(steps.get(k) - steps.get(k - 1)).isLessThanOrEqualTo(20_000 / 120 + 1);
    }
  }

  @Test
  void looksAtTheNextStepThatIsComparedIfOthersAreLeftOut() {
    FrameSchedule schedule = new FrameSchedule(1000, 10);
    assertThat(schedule.due(0)).isTrue();
    schedule.done(0);
    assertThat(schedule.due(0)).isFalse();
    assertThat(schedule.due(700)).isTrue();
    schedule.done(700);
    assertThat(schedule.due(701)).isFalse();
    assertThat(new FrameSchedule(0, 0).due(0)).as("no run").isFalse();
  }
}
