package dev.gradtwin.handrolled.kernel;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One value of an elementary function, in a loop over many: ours, and the JDK's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@OperationsPerInvocation(ElementaryBenchmark.SIZE)
public class ElementaryBenchmark {
  static final int SIZE = 1024;

  private final double[] x = new Random(1).doubles(SIZE, -8, 8).toArray();
  private final double[] y = new double[SIZE];

  @Benchmark
  public double[] exp() {
    for (int k = 0; k < SIZE; k++) {
      y[k] = Elementary.exp(x[k]);
    }
    return y;
  }

  @Benchmark
  public double[] expOfMath() {
    for (int k = 0; k < SIZE; k++) {
      y[k] = Math.exp(x[k]);
    }
    return y;
  }

  @Benchmark
  public double[] sigmoid() {
    for (int k = 0; k < SIZE; k++) {
      y[k] = Elementary.sigmoid(x[k]);
    }
    return y;
  }

  @Benchmark
  public double[] sigmoidOfMath() {
    for (int k = 0; k < SIZE; k++) {
      y[k] = 1.0 / (1.0 + Math.exp(-x[k]));
    }
    return y;
  }

  @Benchmark
  public double[] tanh() {
    for (int k = 0; k < SIZE; k++) {
      y[k] = Elementary.tanh(x[k]);
    }
    return y;
  }

  @Benchmark
  public double[] tanhOfMath() {
    for (int k = 0; k < SIZE; k++) {
      y[k] = Math.tanh(x[k]);
    }
    return y;
  }
}
