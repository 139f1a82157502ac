package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a step computes in one go, by one formula from what came before.
 *
 * @param kind what it is
 * @param layer the layer, from 0; the last one for the loss
 */
public record Place(Kind kind, int layer) {
  /** The phases of a step. */
  public enum Phase {
    /** To the loss. */
    FORWARD,
    /** From the loss to the gradients. */
    BACKWARD,
    /** From the gradients to the parameters. */
    UPDATE
  }

  /**
   * What a step computes, in its order; the backward kinds run from the last layer to the first.
   */
  public enum Kind {
    /** z. */
    PRE_ACTIVATION("z", "pre-activation", Phase.FORWARD),
    /** a. */
    ACTIVATION("a", "activation", Phase.FORWARD),
    /** L. */
    LOSS("loss", "loss", Phase.FORWARD),
    /** dz. */
    DELTA("dz", "delta", Phase.BACKWARD),
    /** dW. */
    WEIGHT_GRADIENT("W", "gradient", Phase.BACKWARD),
    /** db. */
    BIAS_GRADIENT("b", "gradient", Phase.BACKWARD),
    /** θ′ of W. */
    WEIGHT_UPDATE("W", "updated parameter", Phase.UPDATE),
    /** θ′ of b. */
    BIAS_UPDATE("b", "updated parameter", Phase.UPDATE);

    private final String suffix;
    private final String words;
    private final Phase phase;

    Kind(String suffix, String words, Phase phase) {
      this.phase = phase;
      this.suffix = suffix;
      this.words = words;
    }

    /**
     * What reports call it.
     *
     * @return a noun
     */
    public String words() {
      return words;
    }

    /**
     * The phase of the step that it belongs to.
     *
     * @return forward, backward or update
     */
    public Phase phase() {
      return phase;
    }

    /**
     * Whether it is about b and not W.
     *
     * @return true for the gradient and the update of biases
     */
    public boolean ofBias() {
      return this == BIAS_GRADIENT || this == BIAS_UPDATE;
    }
  }

  /**
   * All places of a step.
   *
   * @param network whose step it is
   * @return in the order of cause
   */
  public static List<Place> all(NetworkSpec network) {
    int last = network.layers().size() - 1;
    List<Place> places = new ArrayList<>();
    for (int k = 0; k <= last; k++) {
      places.add(new Place(Kind.PRE_ACTIVATION, k));
      places.add(new Place(Kind.ACTIVATION, k));
    }
    places.add(new Place(Kind.LOSS, last));
    for (int k = last; k >= 0; k--) {
      places.add(new Place(Kind.DELTA, k));
      places.addAll(gradients(network, k));
    }
    for (int k = last; k >= 0; k--) {
      places.add(new Place(Kind.WEIGHT_UPDATE, k));
      if (network.layers().get(k).bias()) {
        places.add(new Place(Kind.BIAS_UPDATE, k));
      }
    }
    return places;
  }

  /**
   * The gradients of a layer.
   *
   * @param network whose layer it is
   * @param layer from 0
   * @return of its weights, and of its biases if it has some
   */
  public static List<Place> gradients(NetworkSpec network, int layer) {
    Place w = new Place(Kind.WEIGHT_GRADIENT, layer);
    return network.layers().get(layer).bias()
        ? List.of(w, new Place(Kind.BIAS_GRADIENT, layer))
        : List.of(w);
  }

  /**
   * Whether it is a step that parameters take.
   *
   * @return true for updates
   */
  public boolean isUpdate() {
    return kind == Kind.WEIGHT_UPDATE || kind == Kind.BIAS_UPDATE;
  }

  /**
   * The tensor, as everywhere.
   *
   * @return {@code 0_z}, {@code loss}, {@code 1_W}, …
   */
  public String tensor() {
    return kind == Kind.LOSS ? "loss" : layer + "_" + kind.suffix;
  }

  /**
   * Tensor and stage.
   *
   * @return such as {@code 1_W gradient}
   */
  public String words() {
    return kind == Kind.LOSS ? "loss" : tensor() + " " + kind.words;
  }
}
