package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.SubjectStep;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.subject.Conventions.Direction;
import dev.gradtwin.compare.subject.Conventions.WeightLayout;
import dev.gradtwin.compare.subject.process.SubjectException;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Batch;
import dev.gradtwin.train.Batches;
import dev.gradtwin.train.InitialParameters;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.StepTrace;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tries whether a subject that is wrong is right by other conventions: judges its first steps anew
 * by each combination of those that it did not declare. Only another layout of its weights has to
 * be asked for; the others are in how its answers are read.
 */
public final class DeclarationSearch {
  private static final int STEPS = 4;

  private DeclarationSearch() {}

  /**
   * What a live subject could declare.
   *
   * @param command how it is started
   * @param declared what it declared
   * @param experiment what it is asked to train
   * @param taken the first steps that it took; none if it failed at the first
   * @return the fewest declarations with which its first steps are right; empty if none help
   */
  public static Optional<String> of(
      SubjectCommand command,
      Conventions declared,
      Experiment experiment,
      List<SubjectStep> taken) {
    Conventions outIn =
        new Conventions(WeightLayout.OUT_IN, declared.gradient(), declared.direction());
    List<SubjectStep> anew = declared.outIn() ? List.of() : steps(command.with(outIn), experiment);
    return search(
        declared,
        experiment,
        other ->
            remembered(
                other, declared, other.outIn() == declared.outIn() ? taken : anew, experiment));
  }

  /**
   * What a trace could have declared.
   *
   * @param file its name
   * @param conventions what it is taken to have declared
   * @param experiment what it is of
   * @return the fewest declarations with which its first steps are right; empty if none help
   */
  public static Optional<String> of(String file, Conventions conventions, Experiment experiment) {
    return search(
        conventions,
        experiment,
        other -> {
          RecordedTrainer opened = RecordedTrainer.open(file, experiment, other);
          boolean declaresItself = !opened.conventions().equals(other);
          if (declaresItself) {
            opened.close();
          }
          return declaresItself ? Optional.empty() : Optional.of(opened);
        });
  }

  /** The first steps of a subject that is started for them; none if it fails. */
  private static List<SubjectStep> steps(SubjectCommand command, Experiment experiment) {
    List<SubjectStep> steps = new ArrayList<>();
    try (ForeignTrainer subject = ForeignTrainer.start(command, experiment)) {
      subject.load(InitialParameters.draw(experiment));
      Batches batches = new Batches(experiment);
      StepTrace trace = new StepTrace(experiment.network());
      for (int k = 0; k < Math.min(STEPS, experiment.steps()); k++) {
        Batch batch = batches.next().copy();
        Parameters before = subject.parameters();
        subject.step(batch, trace);
        steps.add(new SubjectStep(k, before, batch, trace.copy()));
      }
    } catch (SubjectException e) {
      return List.of(); // its shapes do not even fit
    }
    return steps;
  }

  private static Optional<RecordedTrainer> remembered(
      Conventions other, Conventions given, List<SubjectStep> steps, Experiment experiment) {
    List<SubjectStep> first = steps.subList(0, Math.min(STEPS, steps.size()));
    boolean negated = other.direction() != given.direction();
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RecordedTrainer("memory", new RememberedSteps(other, negated, first), experiment));
  }

  private static Optional<String> search(
      Conventions given,
      Experiment experiment,
      Function<Conventions, Optional<RecordedTrainer>> open) {
    for (Conventions other : others(given, experiment)) {
      if (fits(other, open)) {
        return Optional.of(String.join(", ", added(other, given)));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(
      Conventions other, Function<Conventions, Optional<RecordedTrainer>> open) {
    try {
      return open.apply(other).filter(DeclarationSearch::isRight).isPresent();
    } catch (SpecException | InputException e) {
      return false; // its shapes do not even fit
    }
  }

  private static boolean isRight(RecordedTrainer steps) {
    try (steps;
        Trainer free = HandrolledNetwork.of(steps.experiment());
        Trainer resynchronised = HandrolledNetwork.of(steps.experiment())) {
      Pairing pairing = Pairing.ofSubject(steps, free, resynchronised, SideName.GRADTWIN);
      return new LockStep(steps.experiment(), pairing, 1, OracleMode.DIVERGENCE)
          .agree(STEPS * RememberedSteps.APART);
    }
  }

  private static List<String> added(Conventions other, Conventions given) {
    List<String> added = new ArrayList<>(other.declarations());
    added.removeAll(given.declarations());
    return added;
  }

  /** All combinations with more declarations, those with the fewest first. */
  private static List<Conventions> others(Conventions given, Experiment experiment) {
    Reduction own = experiment.network().reduction();
    Reduction other = own == Reduction.SUM ? Reduction.MEAN : Reduction.SUM;
    List<Conventions> all = new ArrayList<>();
    for (WeightLayout layout : WeightLayout.values()) {
      for (Direction direction : Direction.values()) {
        all.add(new Conventions(layout, given.gradient(), direction));
        if (given.gradient().isEmpty() && experiment.batchSize() > 1) {
          all.add(new Conventions(layout, Optional.of(other), direction));
        }
      }
    }
    all.removeIf(
        conventions ->
            conventions.equals(given)
                || !conventions.declarations().containsAll(given.declarations()));
    all.sort(Comparator.comparingInt(c -> c.declarations().size()));
    return all;
  }
}
