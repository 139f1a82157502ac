package dev.gradtwin.compare.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.train.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark for programs that tell little, at one point of one of its networks. */
class LittleToldTest {
  private static final double MOST = 0.9;

  @ParameterizedTest
  @EnumSource(names = {"GRADIENTS", "PARAMETERS"})
  void whatReachesTheOneQuantityIsFoundAndNeverMisnamed(Quantity told) {
    LittleTold benchmark = new LittleTold(told);
    benchmark.run(Networks.at(Networks.all().get(1)).get(0));
    assertThat(benchmark.found.share()).isGreaterThan(0.98); // one bug undoes itself in the update
    assertThat(benchmark.located.share()).isGreaterThan(MOST);
    assertThat(benchmark.named.share()).isGreaterThan(MOST);
    assertThat(benchmark.misnamed.share()).isZero();
    assertThat(benchmark.unknown.share()).isOne();
    assertThat(benchmark.falseAlarms.share()).isZero();
  }
}
