package dev.gradtwin.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.spec.Experiment;
import org.junit.jupiter.api.Test;

class LearningTest {
  private static final double[][] RIGHT = {{0.1}, {0.9}, {0.9}, {0.1}};
  private static final double[][] ONE_ROW_WRONG = {{0.1}, {0.9}, {0.9}, {0.6}};

  @Test
  void hasConvergedWhenEveryRowIsRightAndTheLossIsSmall() {
    assertThat(Learning.judge(Experiment.xor(), RIGHT, 0.1, 0.09)).isEqualTo(Learning.CONVERGED);
    assertThat(Learning.judge(Experiment.xor(), RIGHT, 0.3, 0.21))
        .as("a mean loss of 0.0525")
        .isNotEqualTo(Learning.CONVERGED);
    assertThat(Learning.judge(Experiment.xor(), ONE_ROW_WRONG, 0.2, 0.1))
        .isNotEqualTo(Learning.CONVERGED);
  }

  @Test
  void tellsAPlateauFromSlowProgressAndFromGettingWorse() {
    assertThat(Learning.judge(Experiment.xor(), ONE_ROW_WRONG, 0.5, 0.4999))
        .isEqualTo(Learning.PLATEAU);
    assertThat(Learning.judge(Experiment.xor(), ONE_ROW_WRONG, 0.5, 0.4))
        .isEqualTo(Learning.SLOW_PROGRESS);
    assertThat(Learning.judge(Experiment.xor(), ONE_ROW_WRONG, 0.4, 0.5))
        .isEqualTo(Learning.RISING);
  }

  @Test
  void neverTakesNaNForProgress() {
    double[][] nan = {{Double.NaN}, {0.9}, {0.9}, {0.1}};
    assertThat(Learning.judge(Experiment.xor(), nan, 0.5, Double.NaN))
        .isEqualTo(Learning.NON_FINITE);
  }
}
