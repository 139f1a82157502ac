package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One mistake, where it is, and what proves it.
 *
 * @param names what it is, the first one to be used: changes that give the same numbers on all
 *     evidence; none where no known mistake gives them
 * @param formulas as the trainer seems to compute them, in the order of cause, one for each place
 *     where it shows; the right one for an unknown cause
 * @param proof the numbers
 * @param facts what can be said of an unknown cause
 */
public record Finding(
    List<Variation> names, List<Formula> formulas, Proof proof, List<String> facts) {
  /** A name that holds on little evidence. */
  private static final double SOME = 0.9;

  /** One that holds on much. */
  private static final double MUCH = 0.99;

  private static final int ENOUGH_NUMBERS = 10;
  private static final int ENOUGH_STEPS = 3;

  /** Copies the lists. */
  public Finding {
    names = List.copyOf(names);
    formulas = List.copyOf(formulas);
    facts = List.copyOf(facts);
  }

  /**
   * What it is.
   *
   * @return {@link Cause#UNKNOWN} where no known mistake gives the numbers
   */
  public Cause cause() {
    return names.isEmpty() ? Cause.UNKNOWN : names.get(0).cause();
  }

  /**
   * Which of its kinds, such as the factor.
   *
   * @return empty where there is one only
   */
  public String label() {
    return names.isEmpty() ? "" : names.get(0).label();
  }

  /**
   * Other names for the same numbers.
   *
   * @return none where the name is the only one
   */
  public List<Variation> alternatives() {
    return names.isEmpty() ? names : names.subList(1, names.size());
  }

  /**
   * The formula at the first place, as the trainer seems to compute it.
   *
   * @return with the change that gives the name, and others that are made at the same place
   */
  public Formula formula() {
    Formula first = formulas.get(0);
    return first.variations().size() == 1 && !names.isEmpty()
        ? new Formula(first.place(), names.subList(0, 1))
        : first;
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
    if (names.isEmpty()) {
      return 0;
    }
    boolean much = proof.wrongNumbers() >= ENOUGH_NUMBERS && proof.wrongSteps() >= ENOUGH_STEPS;
    return (much ? MUCH : SOME) / names.size();
  }

  /**
   * The mistake in a few words.
   *
   * @return its code and its label
   */
  public String words() {
    return names.isEmpty() ? Cause.UNKNOWN.code() : names.get(0).words();
  }

  /**
   * This and another, if they are the same mistake at two places of the same phase of a step: if
   * they have a name in common, which is then the name of both.
   */
  Optional<Finding> merged(Finding other) {
    List<Variation> common = new ArrayList<>(names);
    common.removeIf(mine -> other.names.stream().noneMatch(its -> same(mine, its)));
    if (common.isEmpty() || !mayBeOne(common.get(0).cause(), other)) {
      return Optional.empty();
    }
    List<Formula> all = new ArrayList<>(formulas);
    all.addAll(other.formulas);
    return Optional.of(new Finding(common, all, proof.and(other.proof), facts));
  }

  /** Whether known mistakes give all numbers. */
  static boolean areNamed(List<Finding> findings) {
    return findings.stream().noneMatch(finding -> finding.names.isEmpty());
  }

  /** A single finding, with the names of another that explains the same as alternatives. */
  static List<Finding> named(List<Finding> findings, List<Finding> others) {
    if (findings.size() != 1 || others.size() != 1 || !areNamed(findings) || !areNamed(others)) {
      return findings;
    }
    Finding finding = findings.get(0);
    List<Variation> all = new ArrayList<>(finding.names);
    for (Variation name : others.get(0).names) {
      if (all.stream().noneMatch(mine -> same(mine, name))) {
        all.add(name);
      }
    }
    return List.of(new Finding(all, finding.formulas, finding.proof, finding.facts));
  }

  /** This, its names saying where it is, unless that is the same place. */
  Finding besides(Place other) {
    return place().equals(other)
        ? this
        : new Finding(names.stream().map(this::placed).toList(), formulas, proof, facts);
  }

  private Variation placed(Variation name) {
    String in = (name.label() + " in " + place().tensor()).strip();
    return new Variation(
        name.cause(), in, name.part(), name.change(), name.text(), name.consequences());
  }

  private static boolean same(Variation one, Variation other) {
    return one.cause() == other.cause() && one.label().equals(other.label());
  }

  /**
   * Arithmetic is a matter of the whole program; a sign in a delta and one in an update are two.
   */
  private boolean mayBeOne(Cause cause, Finding other) {
    return cause == Cause.SINGLE_PRECISION_ARITHMETIC
        || place().kind().phase() == other.place().kind().phase();
  }
}
