package dev.gradtwin.compare.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionTest {
  /** v·g of elements, each asked for by itself, is v·g. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void hasTheDerivativeThatItsElementsAddUpTo(long seed) {
    Experiment experiment = RandomExperiments.of(seed, 4);
    Batch batch = new Batches(experiment).next();
    Parameters theta = InitialParameters.draw(experiment);
    Oracle oracle = new Oracle(experiment, batch, theta);
    for (Tensor t : ParameterLayout.of(experiment.network()).tensors()) {
      Direction v = Direction.random(t, new SplittableRandom(seed));
      double[] g = new double[theta.values().length];
      double size = 0;
      for (int k = t.offset(); k < t.offset() + t.size(); k++) {
        g[k] = oracle.gradient(k).toDouble();
        size += Math.abs(g[k]);
      }
      assertThat(oracle.gradient(v).distanceTo(v, g)).isLessThanOrEqualTo(size * 0x1p-52);
    }
  }

  /** The statement of its Javadoc, where the other errors do what they can to hide it. */
  @Test
  void showsAnErrorBeyondTheBoundsOfTheTensorAtLeastHalfOfTheTime() {
    Tensor tensor = new Tensor("0_W", 0, false, 2, 4, 0);
    double[] error = {1, 1, 1, 1, 1, 1, 1, 8.1};
    double[] bounds = {1, 1, 1, 1, 1, 1, 1, 1};
    SplittableRandom random = new SplittableRandom(1);
    int missed = 0;
    for (int n = 0; n < 1000; n++) {
      Direction v = Direction.random(tensor, random);
      double sum = 0;
      for (int k = 0; k < error.length; k++) {
        sum += v.sign(k) * error[k];
      }
      missed += Math.abs(sum) <= v.tolerance(bounds) ? 1 : 0;
    }
    // missed where most of the seven others have the other sign: the half of all cases
    assertThat(missed).isBetween(430, 570);
  }
}
