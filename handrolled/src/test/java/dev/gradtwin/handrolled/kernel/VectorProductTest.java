package dev.gradtwin.handrolled.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The product in vectors against the one in plain Java, in a JVM that was started with vectors. */
class VectorProductTest {
  private static final String MODULE = "jdk.incubator.vector";

  @Test
  void withVectorsEveryShapeIsThePlainProductButForRounding()
      throws IOException, InterruptedException {
    assumeTrue(ModuleFinder.ofSystem().find(MODULE).isPresent());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            MODULE,
            "-cp",
            System.getProperty("java.class.path"),
            VectorProductTest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("compared 60 shapes").contains("allocated 0 bytes");
  }

  @Test
  void withoutVectorsPlainJavaComputes() {
    assumeTrue(ModuleLayer.boot().findModule(MODULE).isEmpty());
    assertThat(Product.fastest()).isInstanceOf(PlainProduct.class);
  }

  /** Runs in the other JVM. */
  public static void main(String[] args) {
    Product plain = new PlainProduct();
    Product vectors = Product.vectors().orElseThrow();
    int shapes = 0;
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int m = random.nextInt(1, 40);
      int k = random.nextInt(1, random.nextInt(8) == 0 ? 300 : 30);
      int n = random.nextInt(1, 50);
      int from = random.nextInt(m);
      int to = random.nextInt(from, m) + 1;
      boolean transposed = random.nextBoolean();
      double[][] a = transposed ? matrix(k, m, random) : matrix(m, k, random);
      double[][] b = matrix(k, n, random);
      double[][] expected = matrix(m, n, random);
      double[][] actual = new double[m][];
      for (int r = 0; r < m; r++) {
        actual[r] = expected[r].clone();
      }
      plain.add(expected, from, to, a, transposed, b, k, n);
      vectors.add(actual, from, to, a, transposed, b, k, n);
      for (int r = 0; r < m; r++) {
        for (int j = 0; j < n; j++) {
          // k + 1 terms below 1, each sum and product rounded
          double bound = r < from || r >= to ? 0 : 2 * k * (k + 1) * 0x1p-53;
          if (!(Math.abs(actual[r][j] - expected[r][j]) <= bound)) {
            throw new AssertionError(
                "seed %d, [%d, %d]: expected %s but was %s"
                    .formatted(seed, r, j, expected[r][j], actual[r][j]));
          }
        }
      }
      shapes++;
    }
    System.out.println("compared " + shapes + " shapes");
    System.out.println("allocated " + allocated(vectors) + " bytes");
  }

  /** Bytes that a product allocates once it is compiled; the least of many times. */
  private static long allocated(Product product) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] a = matrix(40, 60, random);
    double[][] b = matrix(60, 70, random);
    double[][] c = matrix(40, 70, random);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int time = 0; time < 20_000 && least > 0; time++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      product.add(c, 0, 40, a, false, b, 60, 70);
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static double[][] matrix(int rows, int columns, SplittableRandom random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble(-1, 1);
      }
    }
    return matrix;
  }
}
