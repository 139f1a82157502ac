package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import dev.gradtwin.compare.oracle.UpdaterVariant;
import dev.gradtwin.spec.Activation;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.NetworkSpec;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a place is computed from what the trainer had before it; with variations, how a wrong program
 * computes it.
 *
 * <pre>
 *   z  = x·W + b
 *   a  = f(z)
 *   dz = ∂L/∂a ⊙ f′(z)     ∂L/∂a = dŷ of the loss, or dz·Wᵀ of the layer above
 *   dW = xᵀ·dz
 *   db = Σₙ dz
 *   θ − θ′ = η·g
 * </pre>
 *
 * @param place what is computed
 * @param variations what is wrong with it, at most one for each part but the result, which they
 *     change one after the other
 */
public record Formula(Place place, List<Variation> variations) {
  /** Copies the list. */
  public Formula {
    variations = List.copyOf(variations);
  }

  /**
   * The formula as it should be.
   *
   * @param place what is computed
   * @return without variations
   */
  public static Formula right(Place place) {
    return new Formula(place, List.of());
  }

  /**
   * The value of a right formula.
   *
   * @param moment the step
   * @return with its rounding bound
   * @throws NullPointerException if there are variations that say nothing
   */
  BoundedMatrix of(Moment moment) {
    return Objects.requireNonNull(at(moment));
  }

  /**
   * The value.
   *
   * @param moment the step
   * @return with its rounding bound; null if a variation says nothing about this step
   */
  public @Nullable BoundedMatrix at(Moment moment) {
    int k = place.layer();
    BoundedMatrix value =
        switch (place.kind()) {
          case PRE_ACTIVATION -> preActivation(moment);
          case ACTIVATION -> {
            BoundedMatrix z = part(Part.PRE_ACTIVATION, moment.z(k), moment);
            yield z == null ? null : z.activated(moment.layer(k), moment.network().conventions());
          }
          case LOSS -> Losses.value(moment).plus(moment.penalty());
          case DELTA -> delta(moment);
          case WEIGHT_GRADIENT -> {
            BoundedMatrix x = part(Part.INPUT, moment.input(k), moment);
            BoundedMatrix dz = part(Part.DELTA, moment.delta(k), moment);
            yield x == null || dz == null ? null : x.transposed().times(dz);
          }
          case BIAS_GRADIENT -> {
            BoundedMatrix dz = part(Part.DELTA, moment.delta(k), moment);
            yield dz == null ? null : dz.columnSums();
          }
          case WEIGHT_UPDATE, BIAS_UPDATE -> {
            BoundedMatrix g = part(Part.GRADIENT, moment.gradient(place.tensor()), moment);
            yield g == null ? null : moment.step(place.tensor(), g, UpdaterVariant.RIGHT);
          }
        };
    return value == null ? null : part(Part.RESULT, value, moment);
  }

  private @Nullable BoundedMatrix preActivation(Moment moment) {
    int k = place.layer();
    BoundedMatrix x = part(Part.INPUT, moment.input(k), moment);
    BoundedMatrix w = part(Part.WEIGHTS, moment.weights(k), moment);
    if (x == null || w == null) {
      return null;
    }
    if (!moment.network().layers().get(k).bias()) {
      return x.times(w);
    }
    BoundedMatrix b = part(Part.BIAS, moment.parameter(k + "_b"), moment);
    return b == null ? null : x.times(w).plus(b);
  }

  private @Nullable BoundedMatrix delta(Moment moment) {
    int k = place.layer();
    BoundedMatrix error = upstream(moment);
    if (error == null) {
      return null;
    }
    BoundedMatrix upstream = part(Part.UPSTREAM, error, moment);
    if (upstream == null || !hasSlope(k, moment.network())) {
      return upstream == null || reachesPreActivation(k, moment.network())
          ? upstream
          : moment.a(k).softmaxBackward(upstream);
    }
    BoundedMatrix slope = part(Part.SLOPE, moment.slope(k), moment);
    return upstream == null || slope == null ? null : upstream.hadamard(slope);
  }

  /** Whether dz is da times a derivative, element by element. */
  static boolean hasSlope(int layer, NetworkSpec network) {
    return network.layers().get(layer).activation() != Activation.SOFTMAX;
  }

  private static boolean reachesPreActivation(int layer, NetworkSpec network) {
    boolean output = layer == network.layers().size() - 1;
    return output && !hasSlope(layer, network) && network.loss().isCrossEntropy();
  }

  /** ∂L/∂a. */
  private @Nullable BoundedMatrix upstream(Moment moment) {
    int k = place.layer();
    if (k == moment.network().layers().size() - 1) {
      return Losses.gradient(moment, moment.a(k));
    }
    BoundedMatrix above = part(Part.DELTA, moment.delta(k + 1), moment);
    BoundedMatrix w = part(Part.WEIGHTS, moment.weights(k + 1), moment);
    return above == null || w == null ? null : moment.dropped(k + 1, above.times(w.transposed()));
  }

  /** ∂L/∂a of a layer, as it should be. */
  static BoundedMatrix upstream(int layer, Moment moment) {
    return Objects.requireNonNull(right(new Place(Place.Kind.DELTA, layer)).upstream(moment));
  }

  private @Nullable BoundedMatrix part(Part part, BoundedMatrix right, Moment moment) {
    @Nullable BoundedMatrix value = right;
    for (Variation variation : variations) {
      if (variation.part() == part) {
        value = value == null ? null : variation.change().of(value, moment);
      }
    }
    return value;
  }

  /**
   * The formula in symbols.
   *
   * @param network whose layers it belongs to
   * @return such as {@code 0_dz = (1_dz·1_Wᵀ) ⊙ 1}
   */
  public String text(NetworkSpec network) {
    int k = place.layer();
    LayerSpec layer = network.layers().get(k);
    boolean hidden = place.kind() == Place.Kind.DELTA && k < network.layers().size() - 1;
    int owner = hidden ? k + 1 : k; // of the dz and the W that the formula multiplies
    String formula =
        switch (place.kind()) {
          case PRE_ACTIVATION ->
              text(Part.INPUT, "{x}")
                  + "·"
                  + text(Part.WEIGHTS, "{W}")
                  + (layer.bias() ? " + " + text(Part.BIAS, "{b}") : "");
          case ACTIVATION -> "{f}(" + text(Part.PRE_ACTIVATION, "{z}") + ")";
          case LOSS -> Losses.text(network);
          case DELTA -> {
            String upstream =
                hidden
                    ? "(" + text(Part.DELTA, "{dz}") + "·" + text(Part.WEIGHTS, "{W}") + "ᵀ)"
                    : Losses.gradientText(network);
            String error = text(Part.UPSTREAM, upstream);
            if (hasSlope(k, network)) {
              yield error + " ⊙ " + text(Part.SLOPE, "{f}′({z})");
            }
            yield reachesPreActivation(k, network)
                ? error
                : "{a} ⊙ (" + error + " − Σ {a}·" + error + ")";
          }
          case WEIGHT_GRADIENT -> text(Part.INPUT, "{x}") + "ᵀ·" + text(Part.DELTA, "{dz}");
          case BIAS_GRADIENT -> "Σₙ " + text(Part.DELTA, "{dz}");
          case WEIGHT_UPDATE, BIAS_UPDATE -> "η·(" + text(Part.GRADIENT, "{g}") + ")";
        };
    String result = formula;
    for (Variation variation : variations) {
      result = variation.part() == Part.RESULT ? variation.text().replace("%s", result) : result;
    }
    return (left() + result)
        .replace("− −(", "+ (")
        .replaceFirst(" − 0$", "")
        .replace("{x}", k == 0 ? "x" : (k - 1) + "_a")
        .replace("{W}", owner + "_W")
        .replace("{b}", k + "_b")
        .replace("{z}", k + "_z")
        .replace("{a}", k + "_a")
        .replace("{dz}", owner + "_dz")
        .replace("{g}", place.tensor() + " gradient")
        .replace("{w}", place.tensor())
        .replace("{f}", name(layer.activation()));
  }

  private String left() {
    return switch (place.kind()) {
      case PRE_ACTIVATION, ACTIVATION, LOSS, DELTA -> place.tensor() + " = ";
      case WEIGHT_GRADIENT, BIAS_GRADIENT -> place.words() + " = ";
      case WEIGHT_UPDATE, BIAS_UPDATE -> "{w} ← {w} − ";
    };
  }

  private String text(Part part, String right) {
    return variations.stream()
        .filter(v -> v.part() == part)
        .map(Variation::text)
        .findFirst()
        .orElse(right);
  }

  /** The name of a function, as files spell it. */
  static String name(Activation f) {
    return f.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
