package dev.gradtwin.compare.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradtwin.compare.benchmark.Examiner.Answer;
import org.junit.jupiter.api.Test;

/** The benchmark on one of its networks, without the rivals: what is claimed of it stays true. */
class PlantedBenchmarkTest {
  private static final double WELL = 0.95;

  @Test
  void everyBugIsFoundAndLocatedAndNearlyAllAreNamed() {
    ExaminerTally tally = new ExaminerTally();
    for (Subject subject : Networks.at(Networks.all().get(1))) {
      Truth truth = new Truth(subject);
      for (Bug bug : Bugs.ALL) {
        String place = bug.applies().test(subject.experiment().network()) ? truth.place(bug) : null;
        for (boolean tells : new boolean[] {true, false}) {
          if (place != null) {
            tally.bug(bug, place, tells, PlantedBenchmark.examine(subject, bug.program(), tells));
          }
        }
      }
      for (var equivalent : EquivalentTrainers.all().values()) {
        Answer answer = PlantedBenchmark.examine(subject, equivalent, true);
        assertThat(answer.found()).as("a correct program is called wrong").isFalse();
      }
    }
    assertThat(tally.found.share()).isOne();
    assertThat(tally.located.share()).isOne();
    assertThat(tally.named.share()).isGreaterThanOrEqualTo(WELL);
    assertThat(tally.misnamed.share()).isZero();
    assertThat(tally.unknown.share()).isGreaterThanOrEqualTo(WELL);
  }
}
