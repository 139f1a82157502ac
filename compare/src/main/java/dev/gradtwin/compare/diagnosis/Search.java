package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Catalogue;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Part;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Variation;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Looks for formulas that give what a trainer told, at every step that is known of it: one mistake
 * first, then one with a number in it, then two at once.
 */
final class Search {
  /** Relative to the right value; what two mistakes change less than that is noise. */
  private static final double VISIBLE = 1e-6;

  /**
   * Of a network with more parameters whose program does not tell all it computes, no two mistakes
   * at once are tried: what follows from a hypothesis is too much to compute so often.
   */
  private static final int MOST_PARAMETERS = 20_000;

  private final NetworkSpec network;
  private final boolean tryTwo;
  private final List<Moment> moments;

  Search(NetworkSpec network, List<Moment> moments) {
    this.network = network;
    this.moments = moments;
    boolean small = ParameterLayout.of(network).size() <= MOST_PARAMETERS;
    tryTwo = small || Account.isUsual(moments);
  }

  /** The formulas of the lowest number of mistakes that give what was told at a place. */
  List<Formula> explain(Place place) {
    return explain(place, true, formula -> agrees(formula) && saysSomething(formula));
  }

  /**
   * The same by another test than what was told at the place itself.
   *
   * @param withNumbers whether what was told at the place can tell a number
   */
  List<Formula> explain(Place place, boolean withNumbers, Predicate<Formula> test) {
    List<Variation> variations = Catalogue.variations(place, network);
    List<Formula> found = new ArrayList<>();
    for (Variation variation : variations) {
      keep(new Formula(place, List.of(variation)), test, found);
    }
    if (found.isEmpty() && withNumbers) {
      fitted(Formula.right(place), test, found);
    }
    for (int i = 0; tryTwo && found.isEmpty() && i < variations.size(); i++) {
      pairs(place, variations, i, test, found);
    }
    for (int i = 0; tryTwo && found.isEmpty() && withNumbers && i < variations.size(); i++) {
      fitted(new Formula(place, List.of(variations.get(i))), test, found);
    }
    return found;
  }

  private void pairs(
      Place place,
      List<Variation> variations,
      int first,
      Predicate<Formula> test,
      List<Formula> found) {
    Variation one = variations.get(first);
    for (Variation other : variations.subList(first + 1, variations.size())) {
      if (one.part() != other.part() || one.part() == Part.RESULT) {
        keep(new Formula(place, List.of(one, other)), test, found);
      }
    }
  }

  private void fitted(Formula base, Predicate<Formula> test, List<Formula> found) {
    for (Variation variation : Catalogue.fitted(base, moments)) {
      List<Variation> all = new ArrayList<>(base.variations());
      all.add(variation);
      keep(new Formula(base.place(), all), test, found);
    }
  }

  private void keep(Formula formula, Predicate<Formula> test, List<Formula> found) {
    boolean one = formula.variations().size() == 1;
    if (test.test(formula) && (one || isVisible(formula))) {
      found.add(formula);
    }
  }

  /** Whether two mistakes do more than to undo each other, and noise. */
  private boolean isVisible(Formula formula) {
    for (Moment m : moments) {
      BoundedMatrix right = Formula.right(formula.place()).at(m);
      BoundedMatrix wrong = formula.at(m);
      for (int k = 0; right != null && wrong != null && k < right.size(); k++) {
        if (Math.abs(wrong.value(k) - right.value(k)) > VISIBLE * Math.abs(right.value(k))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a formula gives what was told, wherever it says something. */
  boolean agrees(Formula formula) {
    return moments.stream().allMatch(m -> agrees(formula, m));
  }

  /** The same at one step; of one that does not tell the place, nothing is asked. */
  static boolean agrees(Formula formula, Moment moment) {
    if (!moment.tells(formula.place())) {
      return true;
    }
    BoundedMatrix value = formula.at(moment);
    return value == null || value.agrees(moment.told(formula.place()));
  }

  /** Whether a formula speaks of a step at which the right one fails. */
  private boolean saysSomething(Formula formula) {
    Formula right = Formula.right(formula.place());
    return moments.stream().anyMatch(m -> formula.at(m) != null && !agrees(right, m));
  }
}
