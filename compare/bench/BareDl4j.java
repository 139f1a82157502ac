import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * A bare DL4J program: builder, data, and fit 20,000 times; prints a hash of the parameters' bits, then the nanoseconds of
 * the training loop. The properties {@code one.thread} and {@code no.periodic.gc} set what no flag sets.
 */
public final class BareDl4j {
  public static void main(String[] args) {
    if (Boolean.getBoolean("one.thread")) {
      Nd4j.getEnvironment().setMaxMasterThreads(1);
    }
    if (Boolean.getBoolean("no.periodic.gc")) {
      Nd4j.getMemoryManager().togglePeriodicGc(false);
    }
    var configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(0.1))
            .miniBatch(false)
            .seed(7)
            .list()
            .layer(new DenseLayer.Builder().nIn(2).nOut(2).hasBias(false).activation(Activation.SIGMOID).build())
            .layer(
                new OutputLayer.Builder(new LossL2(Nd4j.valueArrayOf(new long[] {1, 1}, 0.5, DataType.DOUBLE)))
                    .nIn(2).nOut(1).hasBias(false).activation(Activation.SIGMOID).build())
            .build();
    var model = new MultiLayerNetwork(configuration);
    model.init();
    INDArray x = Nd4j.create(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    INDArray y = Nd4j.create(new double[][] {{0}, {1}, {1}, {0}});
    long start = System.nanoTime();
    for (int epoch = 0; epoch < 20_000; epoch++) {
      model.fit(x, y);
    }
    long end = System.nanoTime();
    System.out.printf("%08x%n", Arrays.hashCode(model.params().toDoubleVector()));
    System.out.println(end - start);
  }
}
