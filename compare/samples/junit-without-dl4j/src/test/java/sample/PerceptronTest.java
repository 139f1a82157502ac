package sample;

import static dev.gradtwin.compare.assertions.GradtwinAssertions.assertThatGradient;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerceptronTest {
  private static final NetworkSpec PERCEPTRON =
      new NetworkSpec(
          2, List.of(new LayerSpec(1, Activation.TANH, true)), Loss.HALF_SQUARED_ERROR, Reduction.SUM);

  @Test
  void myGradientIsCorrect() {
    assertThatGradient(PerceptronTest::gradient)
        .at(Parameters.zeros(ParameterLayout.of(PERCEPTRON)).put("0_W", new double[][] {{0.5}, {-0.3}}))
        .on(new Batch(1, new double[] {0.2, 0.7}, new double[] {1}))
        .ofNetwork(PERCEPTRON)
        .isCorrect();
  }

  /** Of one example. */
  private static Parameters gradient(Parameters parameters, Batch batch) {
    double[] x = batch.inputs();
    double[][] w = parameters.rows("0_W");
    double a = Math.tanh(x[0] * w[0][0] + x[1] * w[1][0] + parameters.rows("0_b")[0][0]);
    double delta = (a - batch.targets()[0]) * (1 - a * a);
    return Parameters.zeros(parameters.layout())
        .put("0_W", new double[][] {{x[0] * delta}, {x[1] * delta}})
        .put("0_b", new double[] {delta});
  }

  @Test
  void deeplearning4jIsNotHere() {
    assertThatThrownBy(() -> Class.forName("org.nd4j.linalg.factory.Nd4j"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
