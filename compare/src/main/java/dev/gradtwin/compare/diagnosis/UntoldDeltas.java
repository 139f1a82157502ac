package dev.gradtwin.compare.diagnosis;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.diagnosis.model.Formula;
import dev.gradtwin.compare.diagnosis.model.Moment;
import dev.gradtwin.compare.diagnosis.model.Part;
import dev.gradtwin.compare.diagnosis.model.Place;
import dev.gradtwin.compare.diagnosis.model.Place.Kind;
import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The backward pass of a trainer that tells its gradients and not its deltas.
 *
 * <p>Layer by layer from the last: either the right delta gives the gradients that were told, or a
 * wrong delta does, or a gradient is wrong itself. Where several explain a layer, those win with
 * which the next layer needs fewer mistakes, and then the gradients, which were told. An unknown
 * delta is read off the gradients of single examples, dW = xᵀ·dz, so that the layers below can
 * still be judged.
 */
final class UntoldDeltas {
  private static final int MOST_TRIED = 3;

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

  /**
   * What explains a layer's gradients: findings, and how to go on below with the delta they imply.
   */
  private record Option(List<Finding> findings, Runnable inference, UntoldDeltas below) {}

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    UntoldDeltas here = this;
    for (int layer = network.layers().size() - 1; layer >= 0; layer--) {
      Option best = here.cheapest(layer, findings);
      best.inference().run();
      findings.addAll(best.findings());
      here = best.below();
    }
    return findings;
  }

  /** The explanation of a layer that costs least together with the next one's. */
  private Option cheapest(int layer, List<Finding> above) {
    List<Option> options = options(layer);
    Option best = options.get(0);
    int bestCost = Integer.MAX_VALUE;
    for (int k = 0; options.size() > 1 && k < options.size(); k++) {
      Option option = options.get(k);
      option.inference().run();
      List<Option> next =
          layer == 0
              ? List.of(new Option(List.of(), () -> {}, this))
              : option.below().options(layer - 1);
      for (Option below : next) {
        int cost = Examination.cost(above, option.findings(), below.findings());
        if (cost < bestCost) {
          best = option;
          bestCost = cost;
        }
      }
    }
    return best;
  }

  private List<Option> options(int layer) {
    Place place = new Place(Kind.DELTA, layer);
    for (Formula right : allowed.apply(place)) {
      if (gives(right, Place.gradients(network, layer))) {
        return List.of(new Option(List.of(), () -> infer(right), this));
      }
    }
    Formula right = Formula.right(place);
    infer(right);
    List<Finding> ofGradients = ofGradients(layer);
    List<Option> options = new ArrayList<>();
    options.add(new Option(ofGradients, () -> infer(right), this));
    ofDelta(place, ofGradients, options);
    if (isDelta(ofGradients)) {
      options.add(options.remove(0));
    }
    if (ofGradients.stream().anyMatch(f -> f.cause() == Cause.UNKNOWN)) {
      unknownDelta(place, ofGradients.get(0), options);
    }
    return options;
  }

  /** The mistakes of a layer's gradients, should its delta be what is inferred. */
  private List<Finding> ofGradients(int layer) {
    List<Finding> findings = new ArrayList<>();
    for (Place gradient : Place.gradients(network, layer)) {
      List<Formula> right = new ArrayList<>(allowed.apply(gradient));
      right.addAll(Examination.consequences(findings, gradient));
      if (right.stream().noneMatch(search::agrees)) {
        findings.addAll(Examination.finding(gradient, search.explain(gradient), moments));
      }
    }
    return findings;
  }

  /** Wrong deltas that give all gradients of the layer, or else that of the weights. */
  private void ofDelta(Place place, List<Finding> ofGradients, List<Option> options) {
    List<Place> gradients = Place.gradients(network, place.layer());
    Proof proof = ofGradients.get(0).proof();
    List<Formula> deltas = search.explain(place, false, delta -> gives(delta, gradients));
    if (deltas.isEmpty()) {
      deltas = factors(place, ofGradients);
    }
    if (deltas.isEmpty() && gradients.size() > 1) {
      deltas = search.explain(place, false, delta -> gives(delta, gradients.subList(0, 1)));
    }
    for (Formula delta : deltas.subList(0, Math.min(MOST_TRIED, deltas.size()))) {
      infer(delta);
      List<Finding> findings = new ArrayList<>(Examination.findings(delta, deltas, proof));
      findings.addAll(ofGradients(place.layer()));
      options.add(new Option(findings, () -> infer(delta), this));
    }
  }

  /** A missing derivative is the delta's mistake, unless a gradient alone has it. */
  private static boolean isDelta(List<Finding> ofGradients) {
    return ofGradients.size() > 1
        && ofGradients.stream().allMatch(f -> f.cause() == Cause.ACTIVATION_DERIVATIVE_MISSING);
  }

  /** A factor that only the gradients could tell, as one of the delta. */
  private List<Formula> factors(Place delta, List<Finding> ofGradients) {
    return ofGradients.stream()
        .flatMap(finding -> finding.names().stream())
        .filter(v -> v.cause() == Cause.CONSTANT_FACTOR && v.part() == Part.RESULT)
        .map(v -> new Formula(delta, List.of(v)))
        .filter(formula -> gives(formula, Place.gradients(network, delta.layer())))
        .limit(1)
        .toList();
  }

  /** What the gradients of single examples say that the delta is, if they agree on it. */
  private void unknownDelta(Place place, Finding ofGradient, List<Option> options) {
    List<Moment> single = moments.stream().filter(m -> m.rows() == 1).toList();
    int layer = place.layer();
    for (Moment m : single) {
      m.infer(place, readOff(layer, m));
      for (Place gradient : Place.gradients(network, layer)) {
        if (!agrees(gradient, m)) {
          return;
        }
      }
    }
    if (!single.isEmpty()) {
      Finding unknown =
          Examination.unknown(ofGradient.place(), ofGradient.proof(), ofGradient.facts());
      options.add(
          new Option(
              List.of(unknown),
              () -> single.forEach(m -> m.infer(place, readOff(layer, m))),
              new UntoldDeltas(network, single, allowed)));
    }
  }

  /** dzⱼ = dWᵢⱼ / xᵢ with the largest xᵢ, of a single example. */
  private static BoundedMatrix readOff(int layer, Moment m) {
    BoundedMatrix x = m.input(layer);
    BoundedMatrix dw = m.gradient(layer + "_W");
    int largest = 0;
    for (int i = 0; i < x.size(); i++) {
      largest = Math.abs(x.value(i)) > Math.abs(x.value(largest)) ? i : largest;
    }
    return dw.row(largest).scaled(1 / x.value(largest), 0);
  }

  private void infer(Formula delta) {
    int layer = delta.place().layer();
    for (Moment m : moments) {
      for (int k = layer; k >= 0; k--) {
        m.forget(new Place(Kind.DELTA, k));
      }
      BoundedMatrix value = delta.at(m);
      if (value != null) {
        m.infer(delta.place(), value);
      }
    }
  }

  /**
   * Whether a delta gives these gradients, and a wrong one something that the right one does not.
   */
  private boolean gives(Formula delta, List<Place> gradients) {
    boolean says = delta.variations().isEmpty();
    for (Moment m : moments) {
      m.forget(delta.place());
      BoundedMatrix value = delta.at(m);
      if (value == null) {
        continue;
      }
      says = says || !gradients.stream().allMatch(p -> agrees(p, m));
      m.infer(delta.place(), value);
      if (!gradients.stream().allMatch(p -> agrees(p, m))) {
        return false;
      }
    }
    return says;
  }

  private boolean agrees(Place gradient, Moment m) {
    return allowed.apply(gradient).stream().anyMatch(f -> Search.agrees(f, m));
  }
}
