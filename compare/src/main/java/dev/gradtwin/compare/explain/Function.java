package dev.gradtwin.compare.explain;

import java.util.Arrays;

/** The functions that formulas call. */
enum Function {
  EXP("exp"),
  LN("ln"),
  TANH("tanh"),
  SIGMOID("σ"),
  ROOT("√"),
  ABSOLUTE("|"),
  SIGN("sign"),
  MAX("max"),
  MIN("min");

  private final String text;

  Function(String text) {
    this.text = text;
  }

  /** Its name in text. */
  String text() {
    return text;
  }

  /** Its value; only the last two take more than one argument. */
  double of(double... x) {
    return switch (this) {
      case EXP -> Math.exp(x[0]);
      case LN -> Math.log(x[0]);
      case TANH -> Math.tanh(x[0]);
      case SIGMOID -> 1 / (1 + Math.exp(-x[0]));
      case ROOT -> Math.sqrt(x[0]);
      case ABSOLUTE -> Math.abs(x[0]);
      case SIGN -> Math.signum(x[0]);
      case MAX -> Arrays.stream(x).max().orElseThrow();
      case MIN -> Arrays.stream(x).min().orElseThrow();
    };
  }
}
