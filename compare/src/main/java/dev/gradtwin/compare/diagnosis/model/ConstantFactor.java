package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Variation.Change;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A telling factor: the 2 of a square, the number of rows or outputs, the learning rate. */
final class ConstantFactor implements BugModel, FittedModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    List<Variation> variations = new ArrayList<>();
    variations.add(factor("N, the number of rows", "N", Moment::rows));
    variations.add(factor("1/N, N being the number of rows", "1/N", m -> 1.0 / m.rows()));
    if (!place.isUpdate()) {
      int outputs = network.outputs();
      variations.add(factor("2", "2", m -> 2));
      variations.add(factor("1/2", "½", m -> 0.5));
      variations.add(factor("nOut, the number of outputs", "nOut", m -> outputs));
      variations.add(
          factor("1/nOut, nOut being the number of outputs", "1/nOut", m -> 1.0 / outputs));
      variations.add(factor("the learning rate", "η", Moment::learningRate));
      variations.add(factor("1 / the learning rate", "1/η", m -> 1 / m.learningRate()));
    }
    return variations;
  }

  private static Variation factor(String label, String symbol, ToDoubleFunction<Moment> factor) {
    return new Variation(
        Cause.CONSTANT_FACTOR,
        label,
        Part.RESULT,
        (right, m) -> right.scaled(factor.applyAsDouble(m), 0),
        symbol + " · %s");
  }

  @Override
  public List<Fit> fits(Place place) {
    if (place.isUpdate()) {
      return List.of();
    }
    Fit ofAll = fit((right, m) -> right.filled(0), (right, m) -> right, "%c · %s");
    int k = place.layer();
    return place.kind() == Place.Kind.PRE_ACTIVATION
        ? List.of(
            ofAll,
            fit((z, m) -> bias(z, k, m), (z, m) -> z.minus(bias(z, k, m)), "%c · {x}·{W} + {b}"),
            fit((z, m) -> z.minus(bias(z, k, m)), (z, m) -> bias(z, k, m), "{x}·{W} + %c · {b}"))
        : List.of(ofAll);
  }

  private static Fit fit(Change base, Change direction, String text) {
    return new Fit(Cause.CONSTANT_FACTOR, 1, base, direction, "", text);
  }

  /** b in every row of z, or zeros where the layer has none. */
  private static BoundedMatrix bias(BoundedMatrix z, int layer, Moment m) {
    return m.network().layers().get(layer).bias()
        ? z.filled(0).plus(m.parameter(layer + "_b"))
        : z.filled(0);
  }
}
