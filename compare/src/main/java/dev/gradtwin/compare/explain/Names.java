package dev.gradtwin.compare.explain;

import dev.gradtwin.compare.explain.Expression.Symbol;
import dev.gradtwin.spec.ParameterLayout.Tensor;
import java.util.Locale;

/** What the numbers of a step are called: in text as everywhere, in LaTeX as in textbooks. */
final class Names {
  private Names() {}

  static Symbol input(int row, int i, double value) {
    return new Symbol(text("x[%d,%d]", row, i), text("x_{%d,%d}", row, i), value);
  }

  static Symbol target(int row, int j, double value) {
    return new Symbol(text("y[%d,%d]", row, j), text("y_{%d,%d}", row, j), value);
  }

  static Symbol z(int layer, int row, int j, double value) {
    return new Symbol(
        text("%d_z[%d,%d]", layer, row, j), text("z^{(%d)}_{%d,%d}", layer, row, j), value);
  }

  static Symbol a(int layer, int row, int j, double value) {
    return new Symbol(
        text("%d_a[%d,%d]", layer, row, j), text("a^{(%d)}_{%d,%d}", layer, row, j), value);
  }

  static Symbol delta(int layer, int row, int j, double value) {
    return new Symbol(
        text("%d_dz[%d,%d]", layer, row, j), text("\\delta^{(%d)}_{%d,%d}", layer, row, j), value);
  }

  static Symbol error(int layer, int row, int j, double value) {
    Symbol a = a(layer, row, j, value);
    return new Symbol("∂L/∂" + a.text(), derivative(a.latex()), value);
  }

  /** What a layer's input is multiplied by. */
  static Symbol dropout(int layer, int row, int i, double value) {
    return new Symbol(
        text("%d_m[%d,%d]", layer, row, i), text("m^{(%d)}_{%d,%d}", layer, row, i), value);
  }

  static Symbol rowLoss(int row, double value) {
    return new Symbol(text("ℓ[%d]", row), text("\\ell_{%d}", row), value);
  }

  static Symbol loss(double value) {
    return new Symbol("L", "L", value);
  }

  /** An element of W, {@code [i,j]}, or of b, {@code [j]}. */
  static Symbol parameter(Tensor tensor, int flat, double value) {
    String index = tensor.index(flat).toString().replaceAll("[\\[\\] ]", "");
    return new Symbol(
        tensor.name() + "[" + index + "]",
        text("%s^{(%d)}_{%s}", tensor.bias() ? "b" : "W", tensor.layer(), index),
        value);
  }

  static Symbol gradient(Symbol parameter, double value) {
    return new Symbol("∂L/∂" + parameter.text(), derivative(parameter.latex()), value);
  }

  private static String derivative(String of) {
    return "\\frac{\\partial L}{\\partial " + of + "}";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
