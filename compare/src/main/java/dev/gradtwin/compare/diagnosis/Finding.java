package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mistake, where it is, and what proves it.
 *
 * @param cause what it is; {@link Cause#UNKNOWN} where no known mistake gives the numbers
 * @param label which of its kinds, such as the factor; empty where there is one only
 * @param formulas as the trainer seems to compute them, in the order of cause, one for each place
 *     where it shows; the right one for an unknown cause
 * @param alternatives mistakes that give the same numbers on all evidence
 * @param proof the numbers
 * @param facts what can be said of an unknown cause
 */
public record Finding(
    Cause cause,
    String label,
    List<Formula> formulas,
    List<Variation> alternatives,
    Proof proof,
    List<String> facts) {
  /** A name that holds on little evidence. */
  private static final double SOME = 0.9;

  /** One that holds on much. */
  private static final double MUCH = 0.99;

  private static final int ENOUGH_NUMBERS = 10;
  private static final int ENOUGH_STEPS = 3;

  /** Copies the lists. */
  public Finding {
    formulas = List.copyOf(formulas);
    alternatives = List.copyOf(alternatives);
    facts = List.copyOf(facts);
  }

  /**
   * The first place.
   *
   * @return where the mistake is made
   */
  public Place place() {
    return formulas.get(0).place();
  }

  /**
   * Every place.
   *
   * @return where the mistake shows, in the order of cause
   */
  public List<Place> places() {
    return formulas.stream().map(Formula::place).toList();
  }

  /**
   * How sure the name is: 0.99 where it reproduces at least 10 wrong numbers of at least 3 steps,
   * else 0.9, shared with the alternatives; 0 for an unknown cause.
   *
   * @return from 0 to 1
   */
  public double confidence() {
    if (cause == Cause.UNKNOWN) {
      return 0;
    }
    boolean much = proof.wrongNumbers() >= ENOUGH_NUMBERS && proof.wrongSteps() >= ENOUGH_STEPS;
    return (much ? MUCH : SOME) / (1 + alternatives.size());
  }

  /**
   * The mistake in a few words.
   *
   * @return its code and its label
   */
  public String words() {
    return label.isEmpty() ? cause.code() : cause.code() + " (" + label + ")";
  }

  /**
   * This and another, if they are the same mistake at two places: if they have a name in common,
   * which is then the name of both.
   */
  Optional<Finding> merged(Finding other) {
    if (cause == Cause.UNKNOWN) {
      return Optional.empty();
    }
    List<Variation> common = new ArrayList<>(names());
    common.removeIf(mine -> other.names().stream().noneMatch(its -> same(mine, its)));
    if (common.isEmpty()) {
      return Optional.empty();
    }
    List<Formula> all = new ArrayList<>(formulas);
    all.addAll(other.formulas);
    Variation name = common.get(0);
    return Optional.of(
        new Finding(
            name.cause(),
            name.label(),
            all,
            common.subList(1, common.size()),
            proof.and(other.proof),
            facts));
  }

  private List<Variation> names() {
    return Stream.concat(
            formulas.get(0).variations().stream()
                .filter(v -> v.cause() == cause && v.label().equals(label)),
            alternatives.stream())
        .toList();
  }

  private static boolean same(Variation one, Variation other) {
    return one.cause() == other.cause() && one.label().equals(other.label());
  }
}
