package dev.gradtwin.compare.fuzz;

import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Judges numbered cases, block by block, on as many threads as wanted. A case is the same alone or
 * in a range, and the report is in the order of the numbers, so that it is the same for any number
 * of threads.
 */
public final class Fuzzer {
  private static final int BLOCK = 50;

  static final Sides DL4J =
      new Sides() {
        @Override
        public Trainer subject(Experiment experiment) {
          return HandrolledNetwork.of(experiment);
        }

        @Override
        public Trainer reference(Experiment experiment) {
          return new Dl4jTrainer(experiment);
        }
      };

  private final long seed;
  private final int threads;
  private final Ledger ledger;
  private final Sides sides;

  /**
   * Holds the hand-written network against Deeplearning4j.
   *
   * @param seed of the cases
   * @param threads how many work at once
   * @param ledger keeps what is done
   */
  public Fuzzer(long seed, int threads, Ledger ledger) {
    this(seed, threads, ledger, DL4J);
  }

  Fuzzer(long seed, int threads, Ledger ledger, Sides sides) {
    this.seed = seed;
    this.threads = threads;
    this.ledger = ledger;
    this.sides = sides;
  }

  /**
   * Judges cases.
   *
   * @param first the number of the first
   * @param cases how many at most
   * @param goOn asked before each block
   * @param progress told the number of cases that are done
   * @return what was found
   */
  public FuzzReport run(long first, long cases, BooleanSupplier goOn, LongConsumer progress) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CaseResult> results = new ArrayList<>();
      List<Future<List<CaseResult>>> running = new ArrayList<>();
      long next = first;
      while (next < first + cases || !running.isEmpty()) {
        while (running.size() < 2 * threads && next < first + cases && goOn.getAsBoolean()) {
          long from = next;
          long to = Math.min(first + cases, (from / BLOCK + 1) * BLOCK);
          running.add(pool.submit(() -> block(from, to)));
          next = to;
        }
        if (running.isEmpty()) {
          break;
        }
        results.addAll(get(running.remove(0)));
        progress.accept(results.size());
      }
      return report(pool, first, results);
    } finally {
      pool.shutdownNow();
    }
  }

  private FuzzReport report(ExecutorService pool, long first, List<CaseResult> results) {
    List<Future<Finding>> shrinking = new ArrayList<>();
    for (FuzzGroup group : FuzzGroup.of(results)) {
      shrinking.add(pool.submit(shrunk(group)));
    }
    List<Finding> findings = new ArrayList<>();
    for (Future<Finding> finding : shrinking) {
      findings.add(get(finding));
    }
    return new FuzzReport(
        seed, first, results, Finding.merged(findings), Coverage.of(seed, first, results.size()));
  }

  private Callable<Finding> shrunk(FuzzGroup group) {
    return () -> {
      Judge judge = new Judge(sides);
      Experiment experiment = CaseGenerator.of(seed, group.first());
      Verdict verdict = judge.judge(experiment);
      Experiment smallest = new Shrinker(judge).shrink(experiment, verdict);
      return Finding.of(group, judge.judge(smallest), smallest);
    };
  }

  private List<CaseResult> block(long from, long to) {
    return ledger
        .known(from, to)
        .orElseGet(
            () -> {
              Judge judge = new Judge(sides);
              List<CaseResult> results = new ArrayList<>();
              for (long k = from; k < to && !Thread.currentThread().isInterrupted(); k++) {
                results.add(CaseResult.of(k, judged(judge, k)));
              }
              if (results.size() == to - from) {
                ledger.add(from, to, results);
              }
              return results;
            });
  }

  private Verdict judged(Judge judge, long k) {
    try {
      return judge.judge(CaseGenerator.of(seed, k));
    } catch (SpecException e) {
      throw new IllegalArgumentException("case " + k + " of " + seed, e);
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }
}
