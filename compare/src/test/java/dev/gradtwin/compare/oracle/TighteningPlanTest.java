package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.spec.Experiment;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TighteningPlanTest {
  /** 4 rows, each 54 operations a parameter. */
  private static TighteningPlan plan(int parameters, long compared) {
    return TighteningPlan.of(Experiment.xor(), parameters, compared);
  }

  @Test
  void tightensEveryStepOfASmallRun() {
    assertThat(LongStream.range(0, 20_000).allMatch(plan(6, 20_000)::tightens)).isTrue();
  }

  @Test
  void tightensTheFirstStepsOfALargeRunAndLaterOnesAtEqualDistances() {
    TighteningPlan plan = plan(100_000, 1_000); // 92 are affordable
    assertThat(plan).isEqualTo(new TighteningPlan(46, 21));
    assertThat(LongStream.range(0, 1_000).filter(plan::tightens).toArray())
        .hasSize(46 + 45)
        .startsWith(LongStream.range(0, 46).toArray())
        .endsWith(948, 969, 990);
  }

  @Test
  void tightensOneStepWhereOnlyOneIsAffordableAndNoneOfWhatIsLarger() {
    assertThat(plan(9_000_000, 10)).isEqualTo(new TighteningPlan(1, 0));
    assertThat(plan(10_000_000, 10)).isEqualTo(new TighteningPlan(0, 0));
  }
}
