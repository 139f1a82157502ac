package dev.gradtwin.compare.diagnosis.model;

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
    return place.isUpdate()
        ? List.of()
        : List.of(
            new Fit(
                Cause.CONSTANT_FACTOR,
                (right, m) -> right.filled(0),
                (right, m) -> right,
                "",
                "%c · %s"));
  }
}
