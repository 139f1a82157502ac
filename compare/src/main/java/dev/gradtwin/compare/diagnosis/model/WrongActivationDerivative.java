package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.diagnosis.model.Variation.Change;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.Conventions;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

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
      if (g != f && g != Activation.IDENTITY && g != Activation.SOFTMAX) {
        // the derivative of the identity is a missing one, that of a softmax none by itself
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
    if (g == Activation.SOFTMAX) {
      return List.of();
    }
    String name = Formula.name(g);
    List<Variation> variations = new ArrayList<>();
    variations.add(slope(name, (s, m) -> slopeAt(m.z(layer), g, m), name + "′({z})"));
    SlopeFormula.of(g)
        .ifPresent(
            formula ->
                variations.add(slope(name, (s, m) -> formula.of(m.a(layer)), formula.text("{a}"))));
    return variations;
  }

  /** g′ at other values than a layer's own. */
  static BoundedMatrix slopeAt(BoundedMatrix point, Activation g, Moment m) {
    LayerSpec layer = new LayerSpec(1, g, false);
    Conventions conventions = m.network().conventions();
    return point.slope(layer, conventions, point.activated(layer, conventions));
  }

  private static Variation slope(String label, Change change, String text) {
    return new Variation(Cause.WRONG_ACTIVATION_DERIVATIVE, label, Part.SLOPE, change, text);
  }
}
