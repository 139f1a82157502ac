package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The formula in a given z, the derivative at a, or either at what enters a layer that is as wide.
 */
final class ActivationDerivativeAtWrongPoint implements BugModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    int k = place.layer();
    Activation f = network.layers().get(k).activation();
    boolean none = f == Activation.RELU || f == Activation.IDENTITY || f == Activation.SOFTMAX;
    if (place.kind() != Place.Kind.DELTA || none) {
      return List.of(); // the derivative is the same at z and at a, or there is none by itself
    }
    List<Variation> variations = new ArrayList<>();
    variations.add(derivative(f, "the activation", m -> m.a(k), "{a}"));
    formula(f, "the pre-activation", m -> m.z(k), "{z}", variations);
    if (network.inputsOf(k) == network.layers().get(k).units()) {
      variations.add(derivative(f, "the input of the layer", m -> m.input(k), "{x}"));
      formula(f, "the input of the layer", m -> m.input(k), "{x}", variations);
    }
    return variations;
  }

  private static Variation derivative(
      Activation f, String label, Function<Moment, BoundedMatrix> point, String text) {
    return variation(
        label, m -> WrongActivationDerivative.slopeAt(point.apply(m), f, m), "{f}′(" + text + ")");
  }

  private static void formula(
      Activation f,
      String label,
      Function<Moment, BoundedMatrix> point,
      String text,
      List<Variation> variations) {
    SlopeFormula.of(f)
        .ifPresent(
            formula ->
                variations.add(
                    variation(label, m -> formula.of(point.apply(m)), formula.text(text))));
  }

  private static Variation variation(
      String label, Function<Moment, BoundedMatrix> slope, String text) {
    return new Variation(
        Cause.ACTIVATION_DERIVATIVE_AT_WRONG_POINT,
        label,
        Part.SLOPE,
        (right, m) -> slope.apply(m),
        text);
  }
}
