package dev.gradtwin.compare.data;

import dev.gradtwin.spec.Dataset;
import dev.gradtwin.train.SplitMix64;

/**
 * Images of 28 × 28 pixels from 0 to 1 in ten classes, one-hot, as large and as sparse as those of
 * MNIST: each class is a prototype of six strokes, blurred dots on a line; each image is its
 * prototype, moved by up to two pixels and dimmed, and noise.
 */
final class DigitsLike {
  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  private static final int STROKES = 6;
  private static final int DOTS = 8;

  private final SplitMix64 random;
  private final double noise;
  private final double[][][] prototypes = new double[CLASSES][SIDE][SIDE];

  DigitsLike(SplitMix64 random, double noise) {
    this.random = random;
    this.noise = noise;
    for (double[][] prototype : prototypes) {
      for (int stroke = 0; stroke < STROKES; stroke++) {
        stroke(prototype);
      }
    }
  }

  Dataset draw(int rows) {
    double[][] x = new double[rows][SIDE * SIDE];
    double[][] y = new double[rows][CLASSES];
    for (int n = 0; n < rows; n++) {
      int digit = random.nextInt(CLASSES);
      y[n][digit] = 1;
      int right = random.nextInt(5) - 2;
      int down = random.nextInt(5) - 2;
      double light = 0.7 + 0.3 * random.nextDouble();
      for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
          double pixel = light * pixel(prototypes[digit], i - down, j - right);
          double added = noise > 0 ? noise * random.nextGaussian() : 0;
          x[n][i * SIDE + j] = Math.min(1, Math.max(0, pixel + added));
        }
      }
    }
    return new Dataset(x, y);
  }

  private static double pixel(double[][] image, int i, int j) {
    return i < 0 || j < 0 || i >= SIDE || j >= SIDE ? 0 : image[i][j];
  }

  /** Dots on a line between two points that keep away from the border. */
  private void stroke(double[][] image) {
    double[] from = {5 + 18 * random.nextDouble(), 5 + 18 * random.nextDouble()};
    double[] to = {5 + 18 * random.nextDouble(), 5 + 18 * random.nextDouble()};
    for (int dot = 0; dot < DOTS; dot++) {
      double t = dot / (DOTS - 1.0);
      dot(image, from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]));
    }
  }

  /** Light that falls off with the square of the distance. */
  private static void dot(double[][] image, double down, double right) {
    for (int i = (int) down - 1; i <= (int) down + 2; i++) {
      for (int j = (int) right - 1; j <= (int) right + 2; j++) {
        double distance = (i - down) * (i - down) + (j - right) * (j - right);
        image[i][j] = Math.min(1, image[i][j] + Math.max(0, 1 - distance / 2.5));
      }
    }
  }
}
