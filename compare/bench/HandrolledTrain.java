import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;

/** The hand-written train on the same job, warmed up; prints the nanoseconds of the fastest, the median and the slowest of 15 runs. */
public final class HandrolledTrain {
  public static void main(String[] args) {
    Experiment xor = Experiment.xor();
    long[] times = new long[15];
    for (int run = -5; run < times.length; run++) {
      HandrolledNetwork network = HandrolledNetwork.of(xor);
      network.load(InitialParameters.draw(xor));
      Batches batches = new Batches(xor);
      long start = System.nanoTime();
      network.train(batches, xor.steps());
      if (run >= 0) {
        times[run] = System.nanoTime() - start;
      }
    }
    java.util.Arrays.sort(times);
    System.out.println(times[0] + " " + times[times.length / 2] + " " + times[times.length - 1]);
  }
}
