package dev.gradtwin.compare.fuzz;

import dev.gradtwin.train.SplitMix64;
import java.util.List;

/** Choices of one case: the same for the same seed and number, on every machine. */
final class Draw {
  private final SplitMix64 random;

  /** By a generator whose seed is mixed from both numbers. */
  Draw(long seed, long number) {
    long mixed = new SplitMix64(new SplitMix64(seed).nextLong() + number).nextLong();
    random = new SplitMix64(mixed);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  long seed() {
    return random.nextLong();
  }
}
