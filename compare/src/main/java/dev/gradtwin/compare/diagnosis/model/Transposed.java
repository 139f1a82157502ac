package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** A transposed gradient or weight matrix. */
final class Transposed implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    if (BugModel.isHiddenDelta(place, network)) {
      int above = place.layer() + 1;
      boolean square = network.inputsOf(above) == network.layers().get(above).units();
      return square
          ? List.of(
              new Variation(Cause.TRANSPOSED, Part.WEIGHTS, (w, m) -> w.transposed(), "({W}ᵀ)"))
          : List.of();
    }
    return switch (place.kind()) {
      case WEIGHT_GRADIENT -> flattened(Part.RESULT, "(%s)ᵀ");
      case WEIGHT_UPDATE -> flattened(Part.GRADIENT, "({g})ᵀ");
      default -> List.of();
    };
  }

  /** The transpose, in the memory of a matrix of the right shape. */
  private static List<Variation> flattened(Part part, String text) {
    return List.of(
        new Variation(Cause.TRANSPOSED, part, (g, m) -> g.transposed().inMemoryOf(g), text));
  }
}
