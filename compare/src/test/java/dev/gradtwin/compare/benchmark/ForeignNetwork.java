package dev.gradtwin.compare.benchmark;

import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * A DL4J network that computes nothing itself: its score and its gradient are those of another
 * program, so that DL4J's own gradient checker judges that program.
 *
 * <p>The checker wants no updater, or one with rate 1. DL4J's flat arrays have every W column by
 * column.
 */
@SuppressWarnings("overrides") // a method of MultiLayerNetwork lacks the ... of its interface
final class ForeignNetwork extends MultiLayerNetwork implements AutoCloseable {
  private static final long serialVersionUID = 1L;

  private final transient GradientCase program;

  ForeignNetwork(GradientCase program) {
    super(configuration(program.subject().experiment().network()));
    this.program = program;
  }

  /** Sets the parameters to those of the point. */
  void takeParameters() {
    write(program.theta(), params());
  }

  @Override
  public void computeGradientAndScore() {
    super.computeGradientAndScore();
    write(program.gradient(), getGradientsViewArray());
  }

  @Override
  public double score(DataSet data, boolean training) {
    double[] theirs = params().dup().data().asDouble();
    double[] theta = new double[theirs.length];
    for (Tensor t : program.tensors()) {
      for (int m = 0; m < t.size(); m++) {
        theta[t.offset() + m] = theirs[t.offset() + byColumns(t, m)];
      }
    }
    return program.loss().applyAsDouble(theta);
  }

  private void write(double[] values, INDArray into) {
    for (Tensor t : program.tensors()) {
      for (int m = 0; m < t.size(); m++) {
        into.putScalar(t.offset() + byColumns(t, m), values[t.offset() + m]);
      }
    }
  }

  private static int byColumns(Tensor t, int m) {
    return m / t.columns() + t.rows() * (m % t.columns());
  }

  private static MultiLayerConfiguration configuration(NetworkSpec network) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(new NoOp())
            .miniBatch(false)
            .list();
    int out = network.layers().size() - 1;
    for (int k = 0; k <= out; k++) {
      LayerSpec layer = network.layers().get(k);
      list.layer(
          (k == out
                  ? new OutputLayer.Builder(new LossMSE()).hasBias(layer.bias())
                  : new DenseLayer.Builder().hasBias(layer.bias()))
              .nIn(network.inputsOf(k))
              .nOut(layer.units())
              .activation(activation(layer.activation()))
              .build());
    }
    return list.build();
  }

  private static org.nd4j.linalg.activations.Activation activation(Activation f) {
    return org.nd4j.linalg.activations.Activation.valueOf(f.name());
  }
}
