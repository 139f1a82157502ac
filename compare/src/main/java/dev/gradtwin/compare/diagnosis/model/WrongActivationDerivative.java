package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.diagnosis.model.Variation.Change;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The derivative of another activation function, or an incomplete formula for it. */
final class WrongActivationDerivative implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (place.kind() != Kind.DELTA) {
      return List.of();
    }
    int k = place.layer();
    Activation f = network.layers().get(k).activation();
    List<Variation> variations = new ArrayList<>();
    for (Activation g : Activation.values()) {
      if (g != f && g != Activation.IDENTITY) { // whose derivative is a missing one
        variations.addAll(derivativesOf(g, k));
      }
    }
    for (SlopeFormula formula : SlopeFormula.incomplete(f)) {
      variations.add(slope(formula.text("a"), (s, m) -> formula.of(m.a(k)), formula.text("{a}")));
    }
    return variations;
  }

  /** g′ at z, and by its formula in a. */
  static List<Variation> derivativesOf(Activation g, int layer) {
    String name = g.name().toLowerCase(Locale.ROOT);
    List<Variation> variations = new ArrayList<>();
    variations.add(slope(name, (s, m) -> m.z(layer).slope(g), name + "′({z})"));
    SlopeFormula.of(g)
        .ifPresent(
            formula ->
                variations.add(slope(name, (s, m) -> formula.of(m.a(layer)), formula.text("{a}"))));
    return variations;
  }

  private static Variation slope(String label, Change change, String text) {
    return new Variation(Cause.WRONG_ACTIVATION_DERIVATIVE, label, Part.SLOPE, change, text);
  }
}
