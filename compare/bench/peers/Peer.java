import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.handrolled.kernel.Kernel;
import dev.gradtwin.spec.*;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** The same two trainings by hand: the kernel and the plain network, the fastest of many short runs. */
public final class Peer {
  public static void main(String[] args) {
    Experiment xor = Experiment.xor();
    Kernel kernel = kernel(xor);
    System.out.println("kernel-xor " + fastest(() -> kernel.train(2000), 400) / 2000);
    HandrolledNetwork plain = plain(xor);
    Batches batches = new Batches(xor);
    System.out.println("plain-xor " + fastest(() -> plain.train(batches, 2000), 300) / 2000);

    Experiment digits = digits(64);
    Kernel large = kernel(digits);
    System.out.println("kernel-digits " + 64e9 / (fastest(() -> large.train(2), 2000) / 2));
    HandrolledNetwork plainLarge = plain(digits);
    Batches images = new Batches(digits);
    System.out.println("plain-digits " + 64e9 / fastest(() -> plainLarge.train(images, 1), 200));
  }

  static double fastest(Runnable run, int runs) {
    long best = Long.MAX_VALUE;
    for (int k = 0; k < runs; k++) {
      long start = System.nanoTime();
      run.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  static Kernel kernel(Experiment experiment) {
    Kernel kernel = Kernel.of(experiment);
    kernel.load(InitialParameters.draw(experiment));
    return kernel;
  }

  static HandrolledNetwork plain(Experiment experiment) {
    HandrolledNetwork network = HandrolledNetwork.of(experiment);
    network.load(InitialParameters.draw(experiment));
    return network;
  }

  static Experiment digits(int rows) {
    Random random = new Random(1);
    double[][] x = new double[rows][784];
    double[][] y = new double[rows][10];
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < 784; i++) {
        x[n][i] = random.nextDouble();
      }
      y[n][random.nextInt(10)] = 1;
    }
    List<LayerSpec> layers =
        List.of(new LayerSpec(128, Activation.SIGMOID, true), new LayerSpec(10, Activation.SOFTMAX, true));
    return new Experiment(
        "digits",
        new Dataset(x, y),
        new NetworkSpec(784, layers, Loss.CROSS_ENTROPY, Reduction.MEAN),
        new Initializer.Xavier(1),
        new TrainingSpec(new UpdaterSpec.Sgd(0.1), 1, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }
}
