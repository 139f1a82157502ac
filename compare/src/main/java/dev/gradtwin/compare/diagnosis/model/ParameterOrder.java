package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;

/** W[i][j] at flat[i + nIn·j] for flat[i·nOut + j]; everything else then follows from it. */
final class ParameterOrder implements BugModel {
  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    return switch (place.kind()) {
      case PRE_ACTIVATION -> {
        Place below = new Place(Kind.DELTA, place.layer() - 1);
        Place gradient = new Place(Kind.WEIGHT_GRADIENT, place.layer());
        yield orders(Part.WEIGHTS, "({W} read by columns)").stream()
            .map(
                v ->
                    v.implying(
                        p ->
                            p.equals(below)
                                ? orders(Part.WEIGHTS, "({W} read by columns)")
                                : p.equals(gradient)
                                    ? orders(Part.RESULT, "%s, read by columns")
                                    : List.of()))
            .toList();
      }
      case DELTA ->
          BugModel.isHiddenDelta(place, network) && !isSquare(place.layer() + 1, network)
              ? orders(Part.WEIGHTS, "({W} read by columns)")
              : List.of();
      case WEIGHT_GRADIENT ->
          isSquare(place.layer(), network) ? List.of() : orders(Part.RESULT, "%s, read by columns");
      case WEIGHT_UPDATE ->
          isSquare(place.layer(), network)
              ? List.of()
              : orders(Part.GRADIENT, "{g} read by columns");
      default -> List.of();
    };
  }

  /** A square matrix that is read by columns is transposed, and called so. */
  private static boolean isSquare(int layer, NetworkSpec network) {
    return network.inputsOf(layer) == network.layers().get(layer).units();
  }

  /** Either way round: which of the two orders is whose, is a matter of view. */
  private static List<Variation> orders(Part part, String text) {
    return List.of(
        new Variation(Cause.PARAMETER_ORDER, part, (w, m) -> w.readColumnMajor(), text),
        new Variation(Cause.PARAMETER_ORDER, part, (w, m) -> w.transposed().inMemoryOf(w), text));
  }
}
