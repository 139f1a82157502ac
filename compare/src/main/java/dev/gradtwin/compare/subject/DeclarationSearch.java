package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.LockStep;
import dev.gradtwin.compare.OracleMode;
import dev.gradtwin.compare.Pairing;
import dev.gradtwin.compare.SideName;
import dev.gradtwin.compare.file.InputException;
import dev.gradtwin.compare.subject.Conventions.Direction;
import dev.gradtwin.compare.subject.Conventions.WeightLayout;
import dev.gradtwin.compare.subject.process.SubjectException;
import dev.gradtwin.handrolled.HandrolledNetwork;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.Reduction;
import dev.gradtwin.spec.SpecException;
import dev.gradtwin.train.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tries whether a subject that is wrong is right by other conventions: takes its first steps anew
 * under each combination of those that it did not declare.
 */
public final class DeclarationSearch {
  private static final int STEPS = 4;

  private DeclarationSearch() {}

  /**
   * What a live subject could declare.
   *
   * @param command how it is started
   * @param experiment what it is asked to train
   * @return the fewest declarations with which its first steps are right; empty if none help
   */
  public static Optional<String> of(SubjectCommand command, Experiment experiment) {
    return search(
        command.conventions(),
        experiment,
        conventions -> {
          ForeignTrainer started = ForeignTrainer.start(command.with(conventions), experiment);
          return new Tried(started, started.experiment(), started.conventions());
        });
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
          return new Tried(opened, opened.experiment(), opened.conventions());
        });
  }

  private record Tried(Trainer trainer, Experiment experiment, Conventions conventions) {}

  private static Optional<String> search(
      Conventions given, Experiment experiment, Function<Conventions, Tried> start) {
    for (Conventions other : others(given, experiment)) {
      if (fits(other, start)) {
        return Optional.of(String.join(", ", added(other, given)));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Conventions other, Function<Conventions, Tried> start) {
    try {
      Tried tried = start.apply(other);
      try (Trainer subject = tried.trainer();
          Trainer free = HandrolledNetwork.of(tried.experiment());
          Trainer resynchronised = HandrolledNetwork.of(tried.experiment())) {
        Pairing pairing = Pairing.ofSubject(subject, free, resynchronised, SideName.GRADTWIN);
        return tried.conventions().equals(other) // and not what it declares itself
            && new LockStep(tried.experiment(), pairing, 1, OracleMode.DIVERGENCE).agree(STEPS);
      }
    } catch (SubjectException | SpecException | InputException e) {
      return false; // its shapes do not even fit
    }
  }

  private static List<String> added(Conventions other, Conventions given) {
    List<String> added = new ArrayList<>(other.declarations());
    added.removeAll(given.declarations());
    return added;
  }

  /** All combinations, those with the fewest declarations first. */
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
    all.remove(given);
    all.sort(Comparator.comparingInt(c -> c.declarations().size()));
    return all;
  }
}
