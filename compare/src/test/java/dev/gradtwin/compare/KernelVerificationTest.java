package dev.gradtwin.compare;

import static dev.gradtwin.compare.assertions.GradtwinAssertions.assertThatTrainer;

import dev.gradtwin.compare.assertions.ExperimentSource;
import dev.gradtwin.handrolled.kernel.Kernel;
import dev.gradtwin.spec.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The fast kernels, judged as anyone's trainer is: by what rounding explains, and by 40 digits. */
class KernelVerificationTest {
  @ParameterizedTest
  @ExperimentSource(count = 16)
  void isCorrectOnRandomNetworks(Experiment experiment) {
    assertThatTrainer(Kernel::of).on(experiment).isCorrect();
  }

  @Test
  void isCorrectOnXor() {
    assertThatTrainer(Kernel::of).on(Experiment.xor().withEpochs(500)).isCorrect();
  }
}
