package dev.gradtwin.compare;

import dev.gradtwin.spec.NetworkSpec;
import dev.gradtwin.spec.ParameterLayout;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import dev.gradtwin.train.Parameters;
import dev.gradtwin.train.Quantity;
import dev.gradtwin.train.StepTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares every element of two traces of the same step, in the order of cause: forward layer by
 * layer, loss, deltas and then gradients from the last layer to the first, updated parameters. What
 * one of them does not tell is not compared.
 */
final class StepComparison {
  private final List<TensorComparison> z = new ArrayList<>();
  private final List<TensorComparison> a = new ArrayList<>();
  private final TensorComparison loss;
  private final List<TensorComparison> dz = new ArrayList<>();
  private final List<Tensor> backward = new ArrayList<>();
  private final List<TensorComparison> gradients = new ArrayList<>();
  private final List<TensorComparison> updates = new ArrayList<>();
  private final double[] subjectLoss = new double[1];
  private final double[] referenceLoss = new double[1];
  private final double[] lossBound = new double[1];
  private final double[] lossProven = new double[1];

  StepComparison(NetworkSpec network) {
    for (int k = 0; k < network.layers().size(); k++) {
      int units = network.layers().get(k).units();
      z.add(activations(Stage.PRE_ACTIVATION, k + "_z", units));
      a.add(activations(Stage.ACTIVATION, k + "_a", units));
      dz.add(activations(Stage.DELTA, k + "_dz", units));
    }
    loss = new TensorComparison(Stage.LOSS, "loss", k -> List.of());
    List<Tensor> forward = ParameterLayout.of(network).tensors();
    for (int k = network.layers().size() - 1; k >= 0; k--) {
      int layer = k;
      forward.stream().filter(t -> t.layer() == layer).forEach(backward::add);
    }
    for (Tensor t : backward) {
      gradients.add(new TensorComparison(Stage.GRADIENT, t.name(), t::index));
      updates.add(new TensorComparison(Stage.UPDATE, t.name(), t::index));
    }
  }

  private static TensorComparison activations(Stage stage, String name, int units) {
    return new TensorComparison(stage, name, k -> List.of(k / units, k % units));
  }

  /**
   * Returns the first divergence in the order of cause, or null.
   *
   * @param bounds at every element's place, how far each side may be from the exact value
   * @param proven how far in the worst case
   */
  @Nullable Divergence compare(
      long step, StepTrace subject, StepTrace reference, StepTrace bounds, StepTrace proven) {
    Divergence first = forward(step, subject, reference, bounds, proven);
    if (both(Quantity.LOSS, subject, reference)) {
      subjectLoss[0] = subject.loss();
      referenceLoss[0] = reference.loss();
      lossBound[0] = bounds.loss();
      lossProven[0] = proven.loss();
      first =
          earlier(
              first, loss.compare(step, subjectLoss, referenceLoss, lossBound, lossProven, 0, 1));
    }
    for (int k = subject.layers() - 1; both(Quantity.DELTAS, subject, reference) && k >= 0; k--) {
      int size = subject.rows() * subject.units(k);
      first =
          earlier(
              first,
              dz.get(k)
                  .compare(
                      step, subject.dz(k), reference.dz(k), bounds.dz(k), proven.dz(k), 0, size));
    }
    if (both(Quantity.GRADIENTS, subject, reference)) {
      first =
          earlier(
              first,
              compare(
                  step,
                  gradients,
                  subject.gradients(),
                  reference.gradients(),
                  bounds.gradients(),
                  proven.gradients()));
    }
    if (both(Quantity.PARAMETERS, subject, reference)) {
      first =
          earlier(
              first,
              compare(
                  step,
                  updates,
                  subject.parameters(),
                  reference.parameters(),
                  bounds.parameters(),
                  proven.parameters()));
    }
    return first;
  }

  private @Nullable Divergence forward(
      long step, StepTrace subject, StepTrace reference, StepTrace bounds, StepTrace proven) {
    boolean preActivations = both(Quantity.PRE_ACTIVATIONS, subject, reference);
    boolean activations = both(Quantity.ACTIVATIONS, subject, reference);
    Divergence first = null;
    for (int k = 0; k < subject.layers(); k++) {
      int size = subject.rows() * subject.units(k);
      if (preActivations) {
        first =
            earlier(
                first,
                z.get(k)
                    .compare(
                        step, subject.z(k), reference.z(k), bounds.z(k), proven.z(k), 0, size));
      }
      if (activations) {
        first =
            earlier(
                first,
                a.get(k)
                    .compare(
                        step, subject.a(k), reference.a(k), bounds.a(k), proven.a(k), 0, size));
      }
    }
    return first;
  }

  private static boolean both(Quantity quantity, StepTrace subject, StepTrace reference) {
    return subject.tells(quantity) && reference.tells(quantity);
  }

  private @Nullable Divergence compare(
      long step,
      List<TensorComparison> comparisons,
      Parameters subject,
      Parameters reference,
      Parameters bounds,
      Parameters proven) {
    Divergence first = null;
    for (int k = 0; k < backward.size(); k++) {
      Tensor t = backward.get(k);
      Divergence found =
          comparisons
              .get(k)
              .compare(
                  step,
                  subject.values(),
                  reference.values(),
                  bounds.values(),
                  proven.values(),
                  t.offset(),
                  t.size());
      first = earlier(first, found);
    }
    return first;
  }

  private static @Nullable Divergence earlier(
      @Nullable Divergence first, @Nullable Divergence second) {
    return first != null ? first : second;
  }

  /**
   * The largest differences of the latest steps, in units of what is allowed.
   *
   * @param forward of z, a and the loss
   * @param backward of deltas and gradients
   * @param update of updated parameters
   */
  record Recent(double forward, double backward, double update) {
    /** No step. */
    static final Recent NONE = new Recent(Double.NaN, Double.NaN, Double.NaN);
  }

  /** Of the steps since this was asked last. */
  Recent recent() {
    return new Recent(
        recent(Stream.of(z, a, List.of(loss))),
        recent(Stream.of(dz, gradients)),
        recent(Stream.of(updates)));
  }

  private static double recent(Stream<List<TensorComparison>> tensors) {
    return tensors.flatMap(List::stream).mapToDouble(TensorComparison::recent).max().orElse(0);
  }

  /** The largest difference of each tensor compared so far, in the order of comparison. */
  List<Difference> summary() {
    return Stream.of(z, a, List.of(loss), dz, gradients, updates)
        .flatMap(List::stream)
        .filter(TensorComparison::compared)
        .map(TensorComparison::summary)
        .toList();
  }
}
