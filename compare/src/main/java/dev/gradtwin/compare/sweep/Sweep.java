package dev.gradtwin.compare.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Trains every combination of a grid from every seed of a range, block by block, on as many threads
 * as wanted. A training is the same alone or in a range, and results are in the order of the
 * numbers, so that they are the same for any number of threads.
 */
public final class Sweep {
  private static final int BLOCK = 20;

  private final List<Combination> grid;
  private final long firstSeed;
  private final int seeds;

  /**
   * A sweep.
   *
   * @param grid the combinations
   * @param firstSeed the first seed
   * @param seeds how many there are, one after the other
   */
  public Sweep(List<Combination> grid, long firstSeed, int seeds) {
    this.grid = List.copyOf(grid);
    this.firstSeed = firstSeed;
    this.seeds = seeds;
  }

  /**
   * Trains them all, with the hand-written side only.
   *
   * @param threads how many work at once
   * @param progress told the number of trainings that are done
   * @return for each combination the outcomes in the order of the seeds
   */
  public List<List<TrainingOutcome>> run(int threads, LongConsumer progress) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<List<TrainingOutcome>> outcomes = new ArrayList<>();
      Queue<Future<List<TrainingOutcome>>> running = new ArrayDeque<>();
      long done = 0;
      int blocks = (seeds + BLOCK - 1) / BLOCK;
      long all = (long) grid.size() * blocks;
      for (long next = 0, taken = 0; taken < all; taken++) {
        for (; next < all && next < taken + 2L * threads; next++) {
          Combination combination = grid.get((int) (next / blocks));
          int from = (int) (next % blocks) * BLOCK;
          running.add(pool.submit(() -> block(combination, from)));
        }
        if (taken % blocks == 0) {
          outcomes.add(new ArrayList<>(seeds));
        }
        List<TrainingOutcome> block = get(running.remove());
        outcomes.get(outcomes.size() - 1).addAll(block);
        done += block.size();
        progress.accept(done);
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private List<TrainingOutcome> block(Combination combination, int from) {
    Training training = new Training(combination.experiment());
    List<TrainingOutcome> outcomes = new ArrayList<>();
    for (int k = from; k < Math.min(seeds, from + BLOCK); k++) {
      outcomes.add(training.from(firstSeed + k));
    }
    return outcomes;
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
