package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be said of wrong numbers that no known mistake gives. */
final class Facts {
  private static final int MOST_SHOWN = 6;

  private Facts() {}

  /** About the step at which most elements are wrong. */
  static List<String> of(Place place, List<Moment> moments) {
    Formula right = Formula.right(place);
    Moment worst = null;
    long most = 0;
    for (Moment m : moments) {
      BoundedMatrix expected = m.tells(place) ? right.at(m) : null;
      long wrong = expected == null ? 0 : wrong(expected, m.told(place)).size();
      if (wrong > most) {
        worst = m;
        most = wrong;
      }
    }
    BoundedMatrix expected = worst == null ? null : right.at(worst);
    return worst == null || expected == null ? List.of() : facts(expected, worst.told(place));
  }

  private static List<String> facts(BoundedMatrix right, BoundedMatrix told) {
    List<String> facts = new ArrayList<>();
    List<Integer> wrong = wrong(right, told);
    facts.add(wrong.size() + " of " + told.size() + " elements are wrong");
    Set<Integer> rows = new TreeSet<>();
    Set<Integer> columns = new TreeSet<>();
    wrong.forEach(
        k -> {
          rows.add(k / told.columns());
          columns.add(k % told.columns());
        });
    if (rows.size() < told.rows()) {
      facts.add("only in rows " + listed(rows));
    }
    if (columns.size() < told.columns()) {
      facts.add("only in columns " + listed(columns));
    }
    double dot = 0;
    double ofTold = 0;
    double ofRight = 0;
    for (int k = 0; k < told.size(); k++) {
      dot += told.value(k) * right.value(k);
      ofTold += told.value(k) * told.value(k);
      ofRight += right.value(k) * right.value(k);
    }
    double cosine = dot / Math.sqrt(ofTold * ofRight);
    if (Double.isFinite(cosine) && told.size() > 1) {
      facts.add(
          String.format(
              Locale.ROOT,
              "as a whole %.4g times as long as the right one, %s",
              Math.sqrt(ofTold / ofRight),
              direction(cosine)));
    }
    return facts;
  }

  /** Below some thousandths of a degree, the angle of a cosine is rounding. */
  private static String direction(double cosine) {
    return cosine > 1 - 1e-9
        ? "in the same direction"
        : String.format(
            Locale.ROOT, "at %.3g° to it", Math.toDegrees(Math.acos(Math.max(-1, cosine))));
  }

  private static List<Integer> wrong(BoundedMatrix right, BoundedMatrix told) {
    List<Integer> wrong = new ArrayList<>();
    for (int k = 0; k < told.size(); k++) {
      if (!right.agrees(told, k)) {
        wrong.add(k);
      }
    }
    return wrong;
  }

  private static String listed(Set<Integer> numbers) {
    String shown =
        numbers.stream().limit(MOST_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return numbers.size() > MOST_SHOWN ? shown + ", …" : shown;
  }
}
