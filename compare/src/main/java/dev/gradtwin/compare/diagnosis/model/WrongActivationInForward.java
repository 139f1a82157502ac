package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** a = g(z); the delta then has the derivative of g, or that of f. */
final class WrongActivationInForward implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (place.kind() != Kind.ACTIVATION) {
      return List.of();
    }
    int k = place.layer();
    Activation f = network.layers().get(k).activation();
    Place delta = new Place(Kind.DELTA, k);
    List<Variation> variations = new ArrayList<>();
    for (Activation g : Activation.values()) {
      if (g != f) {
        String name = Formula.name(g);
        Variation wrong =
            new Variation(
                Cause.WRONG_ACTIVATION_IN_FORWARD,
                name,
                Part.RESULT,
                (a, m) -> m.z(k).activated(new LayerSpec(1, g, false), network.conventions()),
                name + "({z})");
        List<Variation> slopes = new ArrayList<>(WrongActivationDerivative.derivativesOf(g, k));
        slopes.addAll(WrongActivationDerivative.derivativesOf(f, k));
        variations.add(wrong.implying(p -> p.equals(delta) ? slopes : List.of()));
      }
    }
    return variations;
  }
}
