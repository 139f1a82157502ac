package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.diagnosis.model.Cause;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.LayerSpec;
import dev.gradtwin.spec.Precision;
import dev.gradtwin.spec.SpecException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code --plant} takes, and what a planted mistake needs of the network. */
final class Planting {
  private Planting() {}

  /**
   * The mistake of a code.
   *
   * @throws SpecException for one that there is none of
   */
  static Cause cause(String code) {
    return known().stream()
        .filter(cause -> cause.code().equals(code))
        .findFirst()
        .orElseThrow(() -> unknown(code));
  }

  private static SpecException unknown(String code) {
    List<String> codes = known().stream().map(Cause::code).toList();
    return SpecException.because(
        "--plant", "unknown `" + code + "`" + Names.suggestion(code, codes));
  }

  /** Mistakes that plain gradient descent leaves room for. */
  private static List<Cause> known() {
    Set<Cause> none =
        EnumSet.of(Cause.UNKNOWN, Cause.WRONG_UPDATER_FORMULA, Cause.WRONG_REGULARIZATION);
    return Arrays.stream(Cause.values()).filter(cause -> !none.contains(cause)).toList();
  }

  /**
   * Refuses what would be no mistake.
   *
   * @throws SpecException for float where float is right
   */
  static void requirePossible(List<Cause> causes, Precision precision) {
    if (precision == Precision.FLOAT32 && causes.contains(Cause.SINGLE_PRECISION_ARITHMETIC)) {
      throw SpecException.because(
          "--plant", "`" + Cause.SINGLE_PRECISION_ARITHMETIC.code() + "` is no mistake in float32");
    }
  }

  static boolean needsBiases(Cause cause) {
    return cause == Cause.BIAS_GRADIENT_MISSING
        || cause == Cause.BIAS_GRADIENT_NOT_SUMMED
        || cause == Cause.BIAS_IGNORED_IN_FORWARD;
  }

  /** How many hidden layers there have to be, so that two layers have the same shape. */
  static int hiddenLayers(List<Cause> causes, LayerSpec hidden, int inputs) {
    if (!causes.contains(Cause.LAYERS_SWAPPED)) {
      return 1;
    }
    return hidden.units() == inputs ? 2 : 3;
  }
}
