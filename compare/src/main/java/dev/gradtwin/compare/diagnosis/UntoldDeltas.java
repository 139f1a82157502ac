package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The backward pass of a trainer that tells its gradients and not its deltas.
 *
 * <p>Layer by layer from the last: either the right delta gives the gradients that were told, or a
 * wrong delta does, or a gradient is wrong itself. Where several explain a layer, those win with
 * which the layers below need fewer mistakes.
 */
final class UntoldDeltas {
  private static final int MOST_TRIED = 3;

  /** A mistake weighs more than any number of places at which the same one is made. */
  private static final int FINDING_COSTS = 1_000;

  private static final int UNKNOWN_COSTS = 3_000;

  private final NetworkSpec network;
  private final List<Moment> moments;
  private final Search search;
  private final Function<Place, List<Formula>> allowed;

  /**
   * @param allowed the formulas of a place that are right, given what was found in the forward pass
   */
  UntoldDeltas(NetworkSpec network, List<Moment> moments, Function<Place, List<Formula>> allowed) {
    this.network = network;
    this.moments = moments;
    this.search = new Search(network, moments);
    this.allowed = allowed;
  }

  /** What a layer's gradients were explained by: a delta, and findings about it. */
  private record Option(Formula delta, List<Finding> findings) {
    int cost() {
      return findings.stream()
          .mapToInt(
              f -> f.places().size() + (f.cause() == Cause.UNKNOWN ? UNKNOWN_COSTS : FINDING_COSTS))
          .sum();
    }
  }

  List<Finding> findings() {
    return below(network.layers().size() - 1);
  }

  /** The cheapest explanation of this layer and all below it. */
  private List<Finding> below(int layer) {
    if (layer < 0) {
      return List.of();
    }
    List<Finding> best = null;
    int bestCost = Integer.MAX_VALUE;
    for (Option option : options(layer)) {
      infer(option.delta());
      List<Finding> all = new ArrayList<>(option.findings());
      all.addAll(below(layer - 1));
      int cost = new Option(option.delta(), distinct(all)).cost();
      if (cost < bestCost) {
        best = all;
        bestCost = cost;
      }
    }
    return Objects.requireNonNull(best);
  }

  private List<Option> options(int layer) {
    Place place = new Place(Kind.DELTA, layer);
    for (Formula right : allowed.apply(place)) {
      if (givesTheGradients(right)) {
        return List.of(new Option(right, List.of()));
      }
    }
    List<Option> options = new ArrayList<>();
    List<Formula> deltas = search.explain(place, false, this::givesTheGradients);
    for (Formula delta : deltas.subList(0, Math.min(MOST_TRIED, deltas.size()))) {
      infer(delta);
      Proof proof = Proof.of(Formula.right(place), moments);
      options.add(new Option(delta, Examination.findings(delta, deltas, proofOf(delta, proof))));
    }
    Formula right = Formula.right(place);
    infer(right);
    List<Finding> ofGradients = new ArrayList<>();
    for (Place gradient : Examination.gradients(network, layer)) {
      if (allowed.apply(gradient).stream().noneMatch(search::agrees)) {
        ofGradients.addAll(Examination.finding(gradient, search.explain(gradient), moments));
      }
    }
    boolean bias = network.layers().get(layer).bias();
    options.add(bias ? options.size() : 0, new Option(right, ofGradients));
    return options;
  }

  /**
   * The numbers of the delta that was inferred are not the trainer's; those of its gradient are.
   */
  private Proof proofOf(Formula delta, Proof inferred) {
    Place w = new Place(Kind.WEIGHT_GRADIENT, delta.place().layer());
    infer(Formula.right(delta.place()));
    Proof proof = Proof.of(Formula.right(w), moments);
    infer(delta);
    return proof.wrongNumbers() == 0 ? inferred : proof;
  }

  private void infer(Formula delta) {
    int layer = delta.place().layer();
    for (Moment m : moments) {
      for (int k = layer - 1; k >= 0; k--) {
        m.forget(k);
      }
      m.forget(layer);
      BoundedMatrix value = delta.at(m);
      if (value != null) {
        m.infer(layer, value);
      }
    }
  }

  private boolean givesTheGradients(Formula delta) {
    List<Place> gradients = Examination.gradients(network, delta.place().layer());
    boolean says = delta.variations().isEmpty();
    for (Moment m : moments) {
      m.forget(delta.place().layer());
      BoundedMatrix value = delta.at(m);
      if (value == null) {
        continue;
      }
      boolean right =
          delta.variations().isEmpty() || gradients.stream().allMatch(p -> agrees(p, m));
      m.infer(delta.place().layer(), value);
      if (!gradients.stream().allMatch(p -> agrees(p, m))) {
        return false;
      }
      says |= !right;
    }
    return says;
  }

  private boolean agrees(Place gradient, Moment m) {
    return allowed.apply(gradient).stream().anyMatch(f -> Search.agrees(f, m));
  }

  private static List<Finding> distinct(List<Finding> findings) {
    List<Finding> distinct = new ArrayList<>();
    findings.forEach(finding -> Examination.add(finding, distinct));
    return distinct;
  }
}
