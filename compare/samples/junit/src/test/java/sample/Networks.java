package sample;

import dev.gradtwin.compare.assertions.GradientFunction;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.train.Parameters;
import java.util.List;

/** What the network is, in gradtwin's terms, and how it is asked for its gradients. */
class Networks {
  static final NetworkSpec SPEC =
      new NetworkSpec(
          2,
          List.of(
              new LayerSpec(3, Activation.SIGMOID, true), new LayerSpec(1, Activation.SIGMOID, true)),
          Loss.HALF_SQUARED_ERROR,
          Reduction.SUM);

  static final Experiment XOR = Experiment.xor().with(SPEC).withEpochs(200);

  static GradientFunction gradientOf(TinyNetwork mine) {
    return (parameters, batch) -> {
      mine.w = parameters.rows("0_W");
      mine.b = parameters.rows("0_b")[0];
      mine.v = parameters.rows("1_W");
      mine.c = parameters.rows("1_b")[0];
      mine.backpropagate(batch.inputRows(), batch.targetRows());
      return Parameters.zeros(parameters.layout())
          .put("0_W", mine.dw)
          .put("0_b", mine.db)
          .put("1_W", mine.dv)
          .put("1_b", mine.dc);
    };
  }
}
