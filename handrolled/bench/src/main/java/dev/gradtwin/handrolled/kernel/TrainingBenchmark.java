package dev.gradtwin.handrolled.kernel;

import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.ConvergenceRule;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Initializer;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Loss;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.TrainingSpec;
import dev.gradtwin.spec.UpdaterSpec;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One epoch of one step: sigmoid layers, softmax where there are several outputs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TrainingBenchmark {
  /** Rows, and the widths from the input to the output; {@code xor} is the main job. */
  @Param({"xor", "16:8-8-4", "64:16-16-4", "64:64-32-10", "64:784-128-10"})
  public String shape = "";

  private Kernel tiled;
  private Kernel blocked;
  private HandrolledNetwork plain;
  private Batches batches;

  @Setup
  public void prepare() {
    Experiment experiment = shape.equals("xor") ? Experiment.xor() : experiment(shape);
    tiled = new TiledKernel(experiment);
    blocked = new BlockedKernel(experiment, Product.fastest());
    plain = HandrolledNetwork.of(experiment);
    batches = new Batches(experiment);
    tiled.load(InitialParameters.draw(experiment));
    blocked.load(InitialParameters.draw(experiment));
    plain.load(InitialParameters.draw(experiment));
  }

  @Benchmark
  public void tiled() {
    tiled.train(1);
  }

  @Benchmark
  public void blocked() {
    blocked.train(1);
  }

  @Benchmark
  public void plain() {
    plain.train(batches, 1);
  }

  private static Experiment experiment(String shape) {
    int rows = Integer.parseInt(shape.substring(0, shape.indexOf(':')));
    String[] widths = shape.substring(shape.indexOf(':') + 1).split("-");
    List<LayerSpec> layers = new ArrayList<>();
    for (int k = 1; k < widths.length; k++) {
      Activation f = k == widths.length - 1 ? Activation.SOFTMAX : Activation.SIGMOID;
      layers.add(new LayerSpec(Integer.parseInt(widths[k]), f, true));
    }
    int inputs = Integer.parseInt(widths[0]);
    Random random = new Random(1);
    double[][] x = new double[rows][inputs];
    double[][] y = new double[rows][layers.get(layers.size() - 1).units()];
    for (int n = 0; n < rows; n++) {
      x[n] = random.doubles(inputs).toArray();
      y[n][random.nextInt(y[n].length)] = 1;
    }
    return new Experiment(
        shape,
        new Dataset(x, y),
        new NetworkSpec(inputs, layers, Loss.CROSS_ENTROPY, Reduction.MEAN),
        new Initializer.Xavier(1),
        new TrainingSpec(new UpdaterSpec.Sgd(0.1), 1, OptionalInt.empty(), OptionalLong.empty()),
        ConvergenceRule.DEFAULT,
        Precision.FLOAT64);
  }
}
