package dev.gradtwin.compare.benchmark;

import dev.gradtwin.compare.benchmark.Examiner.Answer;
import dev.gradtwin.spec.Experiment;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plants every bug in every network at every point, with and without told deltas, and asks every
 * checker.
 *
 * <p>Usage: {@code PlantedBenchmark [--quick] [--kinds]}; {@code --quick} takes two networks,
 * {@code --kinds} lists every kind of bug.
 */
public final class PlantedBenchmark {
  private static final Examiner EXAMINER = new DiagnosisExaminer();

  private final List<GradientChecker> checkers =
      List.of(
          new TorchGradcheck(),
          new JaxCheckGrads(),
          new ChainerCheckBackward(),
          new TheanoVerifyGrad(),
          new Nd4jGradCheck(),
          new ChainRulesTestRrule(),
          new Dl4jGradientCheck());
  private final Results developed = new Results("developed with", checkers);
  private final Results heldOut = new Results("held out", checkers);
  private final List<KindResult> kinds = new ArrayList<>();

  private PlantedBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param args options
   */
  public static void main(String[] args) {
    List<String> options = List.of(args);
    PlantedBenchmark benchmark = new PlantedBenchmark();
    List<Experiment> networks = Networks.all();
    benchmark.run(options.contains("--quick") ? networks.subList(1, 3) : networks);
    benchmark.print(System.out, options.contains("--kinds"));
  }

  private void run(List<Experiment> networks) {
    Bugs.ALL.forEach(bug -> kinds.add(new KindResult(bug)));
    for (Experiment experiment : networks) {
      for (Subject subject : Networks.at(experiment)) {
        Truth truth = new Truth(subject);
        for (KindResult kind : kinds) {
          if (kind.bug.applies().test(experiment.network())) {
            plant(kind, subject, truth.place(kind.bug));
          }
        }
        for (var equivalent : EquivalentTrainers.all().values()) {
          falseAlarms(subject, equivalent);
        }
      }
    }
  }

  private void plant(KindResult kind, Subject subject, @Nullable String place) {
    Results results = Bugs.HELD_OUT.contains(kind.bug) ? heldOut : developed;
    if (place == null) {
      results.hidden.add(examine(subject, kind.bug.program(), true).found());
      return;
    }
    results.kinds.add(kind.bug.kind());
    for (boolean tells : new boolean[] {true, false}) {
      Answer answer = examine(subject, kind.bug.program(), tells);
      results.examiner.bug(kind.bug, place, tells, answer);
      kind.examiner.bug(kind.bug, place, tells, answer);
    }
    GradientCase c = gradientCase(subject, kind.bug.program());
    for (int k = 0; k < checkers.size(); k++) {
      boolean accepted = checkers.get(k).accepts(c);
      results.checkers.get(k).bug(place, accepted);
      kind.checkers.add(!accepted);
    }
  }

  private void falseAlarms(Subject subject, Function<Experiment, TextbookTrainer> program) {
    boolean found = examine(subject, program, true).found();
    developed.examiner.falseAlarms.add(found);
    heldOut.examiner.falseAlarms.add(found);
    GradientCase c = gradientCase(subject, program);
    for (int k = 0; k < checkers.size(); k++) {
      boolean accepted = checkers.get(k).accepts(c);
      developed.checkers.get(k).falseAlarms.add(!accepted);
      heldOut.checkers.get(k).falseAlarms.add(!accepted);
    }
  }

  static Answer examine(
      Subject subject, Function<Experiment, TextbookTrainer> program, boolean tells) {
    return EXAMINER.examine(
        subject.experiment(),
        () -> {
          TextbookTrainer trainer = program.apply(subject.experiment());
          trainer.tellsDeltas(tells);
          return trainer;
        },
        subject.at(),
        subject.batch());
  }

  private static GradientCase gradientCase(
      Subject subject, Function<Experiment, TextbookTrainer> program) {
    return GradientCase.of(
        subject, program.apply(subject.experiment()), program.apply(subject.experiment()));
  }

  private void print(PrintStream to, boolean all) {
    developed.print(to);
    heldOut.print(to);
    to.printf(
        "%nnot upd.: without bugs of the update, which no check of a gradient can see%n"
            + "alarms: correct programs called wrong%n");
    if (all) {
      KindResult.print(to, kinds);
    }
  }
}
