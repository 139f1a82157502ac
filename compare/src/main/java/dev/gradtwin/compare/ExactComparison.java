package dev.gradtwin.compare;

import dev.gradtwin.compare.TensorTally.Told;
import dev.gradtwin.compare.oracle.Direction;
import dev.gradtwin.compare.oracle.Exact;
import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds both sides of a step against the exact values, in the order of cause. */
final class ExactComparison {
  private final List<Tensor> backward = new ArrayList<>();
  private final List<TensorTally> z = new ArrayList<>();
  private final List<TensorTally> a = new ArrayList<>();
  private final TensorTally loss = new TensorTally(Stage.LOSS, "loss", k -> List.of(), 0);
  private final List<TensorTally> dz = new ArrayList<>();
  private final List<TensorTally> gradients = new ArrayList<>();
  private final List<TensorTally> updates = new ArrayList<>();

  ExactComparison(NetworkSpec network) {
    List<Tensor> forward = ParameterLayout.of(network).tensors();
    for (int k = 0; k < network.layers().size(); k++) {
      int layer = k;
      int units = network.layers().get(k).units();
      z.add(rows(Stage.PRE_ACTIVATION, k + "_z", units));
      a.add(rows(Stage.ACTIVATION, k + "_a", units));
      dz.add(0, rows(Stage.DELTA, k + "_dz", units));
      backward.addAll(0, forward.stream().filter(t -> t.layer() == layer).toList());
    }
    for (Tensor t : backward) {
      gradients.add(new TensorTally(Stage.GRADIENT, t.name(), t::index, t.offset()));
      updates.add(new TensorTally(Stage.UPDATE, t.name(), t::index, t.offset()));
    }
  }

  private static TensorTally rows(Stage stage, String name, int units) {
    return new TensorTally(stage, name, k -> List.of(k / units, k % units), 0);
  }

  /** Everything that a step computes; returns the first wrong element of either side. */
  Optional<Divergence> everything(ExactStep s) {
    List<Optional<Divergence>> found = new ArrayList<>();
    for (int k = 0; k < z.size(); k++) {
      int layer = k;
      int size = s.subject().rows() * s.subject().units(k);
      ElementSample all = ElementSample.of(size, size, s.random());
      if (s.bothTell(Quantity.PRE_ACTIVATIONS)) {
        Told told = s.told(trace -> trace.z(layer));
        found.add(z.get(k).elements(s.step(), told, all, size, i -> s.oracle().z(layer, i)));
      }
      if (s.bothTell(Quantity.ACTIVATIONS)) {
        Told told = s.told(trace -> trace.a(layer));
        found.add(a.get(k).elements(s.step(), told, all, size, i -> s.oracle().a(layer, i)));
      }
    }
    if (s.bothTell(Quantity.LOSS)) {
      Told told = s.told(trace -> new double[] {trace.loss()});
      ElementSample one = ElementSample.of(1, 1, s.random());
      found.add(loss.elements(s.step(), told, one, 1, i -> s.oracle().loss()));
    }
    for (int k = 0; s.bothTell(Quantity.DELTAS) && k < dz.size(); k++) {
      found.add(deltas(k, s));
    }
    List<Optional<Divergence>> updated = new ArrayList<>();
    for (int k = 0; k < backward.size(); k++) {
      Map<Integer, Exact> known = new HashMap<>();
      Tensor t = backward.get(k);
      ElementSample some = ElementSample.of(t.size(), s.plan().elements(t), s.random());
      if (s.bothTell(Quantity.GRADIENTS)) {
        found.add(elements(k, s, some, known));
        int tensor = k;
        found.add(directions(k, s).map(v -> wrongElement(tensor, s, v)));
      }
      if (s.bothTell(Quantity.PARAMETERS)) {
        updated.add(updates(k, s, some, known));
      }
    }
    return Stream.of(found, updated).flatMap(List::stream).flatMap(Optional::stream).findFirst();
  }

  /** The gradients alone, and more closely around an element. */
  void gradients(ExactStep s, Divergence around) {
    for (int k = 0; s.bothTell(Quantity.GRADIENTS) && k < backward.size(); k++) {
      Tensor t = backward.get(k);
      ElementSample some = ElementSample.of(t.size(), s.plan().elements(t), s.random());
      if (t.name().equals(around.tensor())) {
        int last = around.index().get(around.index().size() - 1);
        int row = around.index().size() > 1 ? around.index().get(0) : 0;
        some = some.around(row, last, t.bias() ? 1 : t.rows(), t.columns());
      }
      elements(k, s, some, new HashMap<>());
      directions(k, s);
    }
  }

  private Optional<Divergence> deltas(int k, ExactStep s) {
    int layer = dz.size() - 1 - k;
    int size = s.subject().rows() * s.subject().units(layer);
    ElementSample some = ElementSample.of(size, s.plan().deltas(layer), s.random());
    Told told = s.told(trace -> trace.dz(layer));
    return dz.get(k).elements(s.step(), told, some, size, i -> s.oracle().dz(layer, i));
  }

  private Optional<Divergence> elements(
      int k, ExactStep s, ElementSample some, Map<Integer, Exact> known) {
    Tensor t = backward.get(k);
    return gradients
        .get(k)
        .elements(s.step(), gradientsOf(s), some, t.size(), i -> exact(s, t.offset() + i, known));
  }

  private Optional<Divergence> updates(
      int k, ExactStep s, ElementSample some, Map<Integer, Exact> known) {
    Tensor t = backward.get(k);
    Told told = s.told(trace -> trace.parameters().values());
    return updates
        .get(k)
        .elements(
            s.step(),
            told,
            some,
            t.size(),
            i -> s.oracle().updated(t.offset() + i, exact(s, t.offset() + i, known)));
  }

  private static Exact exact(ExactStep s, int parameter, Map<Integer, Exact> known) {
    return known.computeIfAbsent(parameter, k -> s.oracle().gradient(k));
  }

  /** The first direction along which a side is wrong. */
  private Optional<Direction> directions(int k, ExactStep s) {
    Tensor t = backward.get(k);
    TensorTally tally = gradients.get(k);
    int count = s.plan().directions(t);
    tally.directions(count);
    Optional<Direction> wrong = Optional.empty();
    for (int d = 0; d < count; d++) {
      Direction v = Direction.random(t, s.random());
      if (tally.along(gradientsOf(s), v, s.oracle().gradient(v)) && wrong.isEmpty()) {
        wrong = Optional.of(v);
      }
    }
    return wrong;
  }

  private Divergence wrongElement(int k, ExactStep s, Direction v) {
    int element = new WrongElement(s.oracle(), gradientsOf(s)).of(v);
    return gradients.get(k).at(s.step(), gradientsOf(s), element);
  }

  private static Told gradientsOf(ExactStep s) {
    return s.told(trace -> trace.gradients().values());
  }

  /** What was compared so far. */
  List<TensorCheck> summary() {
    return Stream.of(forward(), List.of(loss), dz, gradients, updates)
        .flatMap(List::stream)
        .filter(TensorTally::used)
        .map(TensorTally::summary)
        .toList();
  }

  /** Whether nothing was left to chance, so that whatever comes first was found first. */
  boolean complete() {
    return summary().stream().allMatch(TensorCheck::complete);
  }

  private List<TensorTally> forward() {
    List<TensorTally> tallies = new ArrayList<>();
    for (int k = 0; k < z.size(); k++) {
      tallies.add(z.get(k));
      tallies.add(a.get(k));
    }
    return tallies;
  }
}
