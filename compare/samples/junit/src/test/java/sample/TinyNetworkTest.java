package sample;

import static dev.gradtwin.compare.assertions.GradtwinAssertions.assertThatGradient;
import static sample.Networks.SPEC;
import static sample.Networks.XOR;
import static sample.Networks.gradientOf;

import dev.gradtwin.train.Batch;
import dev.gradtwin.train.InitialParameters;
import org.junit.jupiter.api.Test;

class TinyNetworkTest {
  @Test
  void myBackpropMatchesDl4j() {
    assertThatGradient(gradientOf(new TinyNetwork())).on(XOR).matchesDl4j();
  }

  @Test
  void myGradientIsCorrectAtOnePoint() {
    assertThatGradient(gradientOf(new TinyNetwork()))
        .at(InitialParameters.draw(XOR))
        .on(new Batch(2, new double[] {0.1, 0.9, 0.8, 0.2}, new double[] {1, 0}))
        .ofNetwork(SPEC)
        .isCorrect();
  }
}
