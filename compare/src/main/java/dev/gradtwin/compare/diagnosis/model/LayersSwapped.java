package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.diagnosis.model.Variation.Change;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What belongs to another layer of the same shape. */
final class LayersSwapped implements BugModel {

  @Override
  public List<Variation> at(Place place, NetworkSpec network) {
    List<Variation> variations = new ArrayList<>();
    for (int j = 0; j < network.layers().size(); j++) {
      Place other = new Place(place.kind(), j);
      if (j == place.layer() || !sameShape(network, place.layer(), j)) {
        continue;
      }
      String text = " of layer " + j;
      switch (place.kind()) {
        case WEIGHT_GRADIENT, BIAS_GRADIENT ->
            variations.add(
                variation(Part.RESULT, (right, m) -> Formula.right(other).of(m), "%s" + text));
        case WEIGHT_UPDATE, BIAS_UPDATE ->
            variations.add(
                variation(
                    Part.GRADIENT,
                    (right, m) -> m.gradient(other.tensor()),
                    "the gradient" + text));
        default -> {}
      }
    }
    for (int j = 0; j < network.layers().size(); j++) {
      int layer = j;
      if (BugModel.hasWeights(place, network)
          && j != BugModel.weightsLayer(place)
          && sameShape(network, BugModel.weightsLayer(place), j)) {
        variations.add(variation(Part.WEIGHTS, (right, m) -> m.weights(layer), j + "_W"));
      }
    }
    return variations;
  }

  private static Variation variation(Part part, Change change, String text) {
    return new Variation(Cause.LAYERS_SWAPPED, "", part, change, text);
  }

  private static boolean sameShape(NetworkSpec network, int one, int other) {
    LayerSpec first = network.layers().get(one);
    LayerSpec second = network.layers().get(other);
    return network.inputsOf(one) == network.inputsOf(other)
        && first.units() == second.units()
        && first.bias() == second.bias();
  }
}
