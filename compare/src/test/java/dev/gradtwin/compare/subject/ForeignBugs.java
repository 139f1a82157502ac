package dev.gradtwin.compare.subject;

import java.util.List;
import java.util.stream.Stream;

/** Wrong programs of other people, in four languages: each has one mistake that people make. */
final class ForeignBugs {
  private static final String XOR = "xor.json";
  private static final String BIASES = "xor-biases.json";
  private static final String SQUARE = "square.json";

  private static final List<ForeignBug> PYTHON =
      List.of(
          python("derivative_of_z", XOR, "activation-derivative-at-wrong-point", "delta", "1_dz"),
          python("derivative_missing", XOR, "activation-derivative-missing", "gradient", "0_W"),
          python("updated_weights", XOR, "updated-weights-in-backward", "delta", "0_dz"),
          python("bias_of_one_row", BIASES, "bias-gradient-not-summed", "gradient", "1_b"),
          python("mean_for_sum", XOR, "constant-factor", "gradient", "1_W"),
          python("transposed_update", SQUARE, "transposed", "update", "1_W"),
          python("sign", XOR, "sign-flipped", "gradient", "1_W"),
          python("bias_forgotten", BIASES, "bias-ignored-in-forward", "pre-activation", "0_z"),
          python("learning_rate", XOR, "wrong-learning-rate", "update", "1_W"),
          python("single_precision", XOR, "single-precision-arithmetic", "pre-activation", "0_z"));

  private static final List<ForeignBug> C =
      List.of(
          new ForeignBug(
              "the derivative twice in the output layer",
              Language.C,
              "Matrix dz1 = slope(error, a1);",
              "Matrix dz1 = slope(slope(error, a1), a1);",
              XOR,
              "activation-derivative-twice",
              "delta",
              "1_dz"),
          new ForeignBug(
              "no gradient of the hidden layer",
              Language.C,
              "Matrix dw0 = dot(transposed(x), dz0);",
              "Matrix dw0 = matrix(x.columns, dz0.columns);",
              XOR,
              "gradient-missing",
              "gradient",
              "0_W"),
          new ForeignBug(
              "the error goes back without the weights",
              Language.C,
              "Matrix dz0 = slope(dot(dz1, transposed(w1)), a0);",
              """
              Matrix ones = matrix(w1.columns, w1.rows);
                for (int i = 0; i < ones.rows * ones.columns; i++) ones.at[i] = 1;
                Matrix dz0 = slope(dot(dz1, ones), a0);""",
              XOR,
              "weights-missing-in-backward",
              "delta",
              "0_dz"),
          new ForeignBug(
              "a loss without 1/2, and its gradient",
              Language.C,
              "loss += error.at[i] * error.at[i] / 2;",
              "loss += error.at[i] * error.at[i], error.at[i] *= 2;",
              XOR,
              "constant-factor",
              "loss",
              "loss"));

  private static final String JAVA_ANSWER =
      """
          return Map.of(
              "gradients", Map.of("0_W", dot(transposed(x), dz0), "1_W", dot(transposed(a0), dz1)),
      """;

  private static final List<ForeignBug> JAVA =
      List.of(
          java(
              "momentum that nobody asked for",
              "w[i][j] -= v[i][j] = 0.9 * v[i][j] + rate(experiment) * g[i][j];",
              "momentum-added"),
          java(
              "weight decay that nobody asked for",
              "w[i][j] -= rate(experiment) * (g[i][j] + 0.01 * w[i][j]);",
              "weight-decay-added"),
          java(
              "the update in the layer and in the loop",
              "w[i][j] -= rate(experiment) * g[i][j]; w[i][j] -= rate(experiment) * g[i][j];",
              "update-applied-twice"),
          new ForeignBug(
              "gradients that are never set to zero",
              Language.JAVA,
              JAVA_ANSWER,
              javaAnswer("v[i][j] += g[i][j]; g[i][j] = v[i][j];", ""),
              XOR,
              "gradient-accumulated-across-steps",
              "gradient",
              "1_W"));

  private static final String JS_ANSWER =
      """
        return {
          gradients: {'0_W': dot(transposed(x), dz0), '1_W': dot(transposed(a0), dz1)},
      """;

  private static final List<ForeignBug> JAVASCRIPT =
      List.of(
          new ForeignBug(
              "targets minus outputs",
              Language.JAVASCRIPT,
              "(o, t) => o - t",
              "(o, t) => t - o",
              XOR,
              "sign-flipped",
              "gradient",
              "1_W"),
          javascript(
              "only the last row",
              XOR,
              """
                const last = m => m.slice(-1);
                return {
                  gradients: {
                    '0_W': dot(transposed(last(x)), last(dz0)),
                    '1_W': dot(transposed(last(a0)), last(dz1))},
              """,
              "single-example-only"),
          javascript(
              "activations of the step before",
              XOR,
              """
                const stale = memory.a0 ?? a0;
                memory.a0 = a0;
                return {
                  gradients: {'0_W': dot(transposed(x), dz0), '1_W': dot(transposed(stale), dz1)},
              """,
              "stale-activations"),
          javascript(
              "each layer's gradient under the other's name",
              SQUARE,
              """
                return {
                  gradients: {'1_W': dot(transposed(x), dz0), '0_W': dot(transposed(a0), dz1)},
              """,
              "layers-swapped"));

  /** All of them. */
  static final List<ForeignBug> ALL =
      Stream.of(PYTHON, C, JAVA, JAVASCRIPT).flatMap(List::stream).toList();

  private ForeignBugs() {}

  private static ForeignBug python(
      String name, String experiment, String cause, String stage, String tensor) {
    return new ForeignBug(name, Language.NUMPY, "", "", experiment, cause, stage, tensor);
  }

  /** A wrong update, which is told. */
  private static ForeignBug java(String name, String element, String cause) {
    String answer = javaAnswer(element, "        \"parameters\", updated,\n");
    return new ForeignBug(name, Language.JAVA, JAVA_ANSWER, answer, XOR, cause, "update", "1_W");
  }

  private static String javaAnswer(String element, String more) {
    return """
        Map<String, double[][]> gradients =
            Map.of("0_W", dot(transposed(x), dz0), "1_W", dot(transposed(a0), dz1));
        Map<String, double[][]> updated = new HashMap<>();
        gradients.forEach((name, g) -> {
          double[][] w = Arrays.stream(p.get(name)).map(double[]::clone).toArray(double[][]::new);
          double[][] v = MEMORY.computeIfAbsent(name, key -> new double[w.length][w[0].length]);
          for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
              %s
            }
          }
          updated.put(name, w);
        });
        return Map.of(
            "gradients", gradients,
    """
            .formatted(element)
        + more;
  }

  private static ForeignBug javascript(
      String name, String experiment, String answer, String cause) {
    return new ForeignBug(
        name, Language.JAVASCRIPT, JS_ANSWER, answer, experiment, cause, "gradient", "1_W");
  }
}
