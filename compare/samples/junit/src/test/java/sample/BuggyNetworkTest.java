package sample;

import static dev.gradtwin.compare.assertions.GradtwinAssertions.assertThatGradient;
import static sample.Networks.XOR;
import static sample.Networks.gradientOf;

import org.junit.jupiter.api.Test;

class BuggyNetworkTest {
  @Test
  void myBackpropMatchesDl4j() {
    assertThatGradient(gradientOf(new BuggyNetwork())).on(XOR).matchesDl4j();
  }
}
