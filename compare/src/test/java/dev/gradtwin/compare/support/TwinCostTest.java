package dev.gradtwin.compare.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.dl4j.Dl4jTrainer;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.StepTrace;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/** What a step of the twin costs, counted and not timed. */
class TwinCostTest {
  private static final int STEPS = 50;

  /**
   * Native objects a step, each of which ND4J registers, tracks and frees: DL4J's own arrays and
   * operations. A description of a shape for every array would double it.
   */
  private static final int MOST = 60;

  @Test
  void fewNativeObjectsAreMadeInAStep() {
    Experiment xor = Experiment.xor();
    try (Dl4jTrainer twin = new Dl4jTrainer(xor)) {
      twin.load(InitialParameters.draw(xor));
      Batches batches = new Batches(xor);
      StepTrace trace = new StepTrace(xor.network());
      twin.step(batches.next(), trace);
      DeallocatorService service = Nd4j.getDeallocatorService();
      long before = service.nextValue();
      for (int k = 0; k < STEPS; k++) {
        twin.step(batches.next(), trace);
      }
      assertThat((service.nextValue() - before) / (double) STEPS).isBetween(1.0, (double) MOST);
    }
  }
}
