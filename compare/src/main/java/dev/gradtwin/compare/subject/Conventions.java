package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.file.FieldReaders;
import dev.gradtwin.compare.file.Fields;
import dev.gradtwin.compare.file.JsonCursor;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a subject stores and tells what it computes. What it declares is no mistake of it.
 *
 * @param layout of W
 * @param gradient whether gradients are summed or averaged over the rows; empty for the reduction
 *     of the experiment
 * @param direction whether the update subtracts gradients, or adds their negatives
 */
public record Conventions(WeightLayout layout, Optional<Reduction> gradient, Direction direction) {
  /** How W is stored. */
  public enum WeightLayout {
    /** [nIn, nOut], as z = x·W has it. */
    IN_OUT,
    /** [nOut, nIn], as PyTorch has it. */
    OUT_IN
  }

  /** Where gradients point. */
  public enum Direction {
    /** ∂L/∂θ, which the update subtracts. */
    DESCENT,
    /** −∂L/∂θ, which the update adds. */
    ASCENT
  }

  /** Nothing declared. */
  public static final Conventions NONE =
      new Conventions(WeightLayout.IN_OUT, Optional.empty(), Direction.DESCENT);

  /** Adds the fields of a declaration to those that an object may have. */
  static FieldReaders fields(JsonCursor json, FieldReaders fields) {
    return fields
        .with("weightLayout", at -> json.constant(at, WeightLayout.values()))
        .with("gradient", at -> json.constant(at, Reduction.values()))
        .with("direction", at -> json.constant(at, Direction.values()));
  }

  /** What was declared; these where nothing was. */
  Conventions with(Fields fields) {
    return new Conventions(
        fields.optional("weightLayout", WeightLayout.class).orElse(layout),
        fields.optional("gradient", Reduction.class).or(() -> gradient),
        fields.optional("direction", Direction.class).orElse(direction));
  }

  /**
   * The declarations, as a subject makes them.
   *
   * @return such as {@code "gradient": "mean"}; none for what needs no declaration
   */
  public List<String> declarations() {
    List<String> declarations = new ArrayList<>();
    if (layout != WeightLayout.IN_OUT) {
      declarations.add("\"weightLayout\": \"" + Names.of(layout) + "\"");
    }
    gradient.ifPresent(g -> declarations.add("\"gradient\": \"" + Names.of(g) + "\""));
    if (direction != Direction.DESCENT) {
      declarations.add("\"direction\": \"" + Names.of(direction) + "\"");
    }
    return declarations;
  }

  boolean outIn() {
    return layout == WeightLayout.OUT_IN;
  }

  boolean ascent() {
    return direction == Direction.ASCENT;
  }
}
