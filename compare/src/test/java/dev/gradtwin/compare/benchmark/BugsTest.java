package dev.gradtwin.compare.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The benchmark is only as good as what it plants. */
class BugsTest {
  @Test
  void manyKindsHaveDifferentNamesOfTheirOwn() {
    assertThat(Bugs.ALL)
        .hasSizeGreaterThanOrEqualTo(44)
        .extracting(Bug::kind)
        .doesNotHaveDuplicates();
    assertThat(Bugs.ALL.stream().filter(Bug::nameless)).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void halfOfThemAreHeldOut() {
    assertThat(Bugs.HELD_OUT.size()).isBetween(Bugs.ALL.size() / 2 - 4, Bugs.ALL.size() / 2);
  }

  /** Each shows in some network, and {@link Truth} throws where it shows at no expected place. */
  @Test
  void everyKindShowsWhereItsPlaceSays() {
    Map<String, String> places = new TreeMap<>();
    for (var experiment : Networks.all()) {
      Subject fresh = Networks.at(experiment).get(0);
      Truth truth = new Truth(fresh);
      for (Bug bug : Bugs.ALL) {
        String place = bug.applies().test(experiment.network()) ? truth.place(bug) : null;
        if (place != null) {
          places.put(bug.kind(), place);
        }
      }
    }
    assertThat(places.keySet())
        .containsExactlyInAnyOrderElementsOf(Bugs.ALL.stream().map(Bug::kind).toList());
  }

  @Test
  void equivalentTrainersRaiseNoAlarm() {
    List<String> alarms = new ArrayList<>();
    for (Subject subject : Networks.at(Networks.all().get(2))) {
      EquivalentTrainers.all()
          .forEach(
              (name, program) -> {
                var answer =
                    new BoundExaminer()
                        .examine(
                            subject.experiment(),
                            () -> program.apply(subject.experiment()),
                            subject.at(),
                            subject.batch());
                if (answer.found()) {
                  alarms.add(subject + ": " + name);
                }
              });
    }
    assertThat(alarms).isEmpty();
  }

  @Test
  void finiteDifferencesOfFiveChosenPointsReachElevenDigits() {
    double derivative = FiniteDifferences.derivative(s -> Math.sin(1 + s));
    assertThat(Math.abs(derivative - Math.cos(1))).isLessThan(1e-11);
  }

  @Test
  void checkersAcceptARightGradientAndRefuseADoubledOne() {
    Subject subject = Networks.at(Networks.all().get(1)).get(0);
    Stream.of(
            new TorchGradcheck(),
            new JaxCheckGrads(),
            new ChainerCheckBackward(),
            new TheanoVerifyGrad(),
            new Nd4jGradCheck(),
            new ChainRulesTestRrule(),
            new Dl4jGradientCheck())
        .forEach(
            checker -> {
              TextbookTrainer right = new TextbookTrainer(subject.experiment());
              GradientCase c = GradientCase.of(subject, right, right);
              assertThat(checker.accepts(c)).as(checker.name()).isTrue();
              double[] doubled = c.gradient().clone();
              for (int k = 0; k < doubled.length; k++) {
                doubled[k] *= 2;
              }
              GradientCase wrong = new GradientCase(subject, c.loss(), doubled, doubled);
              assertThat(checker.accepts(wrong)).as(checker.name()).isFalse();
            });
  }
}
