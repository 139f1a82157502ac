package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.diagnosis.Diagnosis;
import dev.gradtwin.compare.diagnosis.Finding;
import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The benchmark for programs that tell one quantity only: every bug whose effect reaches it.
 *
 * <p>Usage: {@code LittleTold [--kinds]}; {@code --kinds} lists what was not named rightly.
 */
public final class LittleTold {
  private final Quantity told;
  final Tally found = new Tally();

  /** The tensor of the place, or one that was told of the same layer. */
  final Tally located = new Tally();

  /** Of the bugs that have a name: every name that comes first is right. */
  final Tally named = new Tally();

  /** Of those: a name that comes first is wrong, and no right one is named beside it. */
  final Tally misnamed = new Tally();

  /** Of the bugs that have no name: none was given. */
  final Tally unknown = new Tally();

  final Tally falseAlarms = new Tally();
  final List<String> others = new ArrayList<>();

  LittleTold(Quantity told) {
    this.told = told;
  }

  /**
   * Runs it on all networks.
   *
   * @param args options
   */
  public static void main(String[] args) {
    for (Quantity told : List.of(Quantity.GRADIENTS, Quantity.PARAMETERS)) {
      LittleTold benchmark = new LittleTold(told);
      for (Experiment experiment : Networks.all()) {
        Networks.at(experiment).forEach(benchmark::run);
      }
      benchmark.print(System.out, List.of(args).contains("--kinds"));
    }
  }

  void run(Subject subject) {
    Experiment experiment = subject.experiment();
    Truth truth = new Truth(subject);
    for (Bug bug : Bugs.ALL) {
      String place = bug.applies().test(experiment.network()) ? truth.place(bug) : null;
      if (place != null && reaches(place)) {
        add(bug, place, subject);
      }
    }
    for (var equivalent : EquivalentTrainers.all().values()) {
      falseAlarms.add(!findings(subject, equivalent.apply(experiment)).isEmpty());
    }
  }

  private boolean reaches(String place) {
    return !place.equals("loss")
        && (told == Quantity.PARAMETERS || !place.endsWith("updated parameter"));
  }

  private void add(Bug bug, String place, Subject subject) {
    List<Finding> findings = findings(subject, bug.program().apply(subject.experiment()));
    List<Finding> namedOnes =
        findings.stream().filter(finding -> finding.cause() != Cause.UNKNOWN).toList();
    found.add(!findings.isEmpty());
    located.add(findings.stream().flatMap(f -> f.places().stream()).anyMatch(p -> isAt(place, p)));
    if (bug.nameless()) {
      unknown.add(!findings.isEmpty() && namedOnes.isEmpty());
    } else {
      boolean right = namedOnes.stream().allMatch(f -> bug.causes().contains(f.cause().code()));
      named.add(right && !namedOnes.isEmpty());
      misnamed.add(!namedOnes.stream().allMatch(f -> mayBe(f, bug)));
      if (right && !namedOnes.isEmpty()) {
        return;
      }
    }
    if (!bug.nameless() || !namedOnes.isEmpty() || findings.isEmpty()) {
      others.add(subject + " " + bug.kind() + ": " + words(findings));
    }
  }

  private static boolean mayBe(Finding finding, Bug bug) {
    return finding.names().stream().anyMatch(name -> bug.causes().contains(name.cause().code()));
  }

  private static List<String> words(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.place().words() + " " + f.names().stream().map(Variation::words).toList())
        .toList();
  }

  private static boolean isAt(String place, Place found) {
    String layer = place.substring(0, place.indexOf('_') + 1);
    boolean forward = place.endsWith("_z") || place.endsWith("_a");
    return found.words().startsWith(place + " ")
        || found.words().equals(place)
        || (!forward && found.tensor().startsWith(layer));
  }

  private List<Finding> findings(Subject subject, TextbookTrainer trainer) {
    Set<Quantity> only = EnumSet.of(told);
    trainer.tells(only);
    StepTrace trace = new StepTrace(subject.experiment().network());
    trainer.load(subject.at());
    trainer.step(subject.batch(), trace);
    Diagnosis diagnosis = new Diagnosis(subject.experiment(), trainer);
    diagnosis.recorded(subject.at(), subject.batch(), trace);
    return diagnosis.findings();
  }

  private void print(PrintStream to, boolean all) {
    to.printf(
        "%-12s %4d cases: found %s located %s named %s misnamed %s unknown %s alarms %s%n",
        told,
        found.of(),
        found.percent(),
        located.percent(),
        named.percent(),
        misnamed.percent(),
        unknown.percent(),
        falseAlarms.percent());
    if (all) {
      others.forEach(to::println);
    }
  }
}
