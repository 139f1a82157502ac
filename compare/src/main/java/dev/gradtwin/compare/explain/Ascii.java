package dev.gradtwin.compare.explain;

import java.util.LinkedHashMap;
import java.util.Map;

/** The signs of {@link TextExplanation} for those who have no other letters than ASCII's. */
final class Ascii {
  private static final Map<String, String> SIGNS = new LinkedHashMap<>();

  static {
    String[] signs = {
      "½", "1/2", "Σₙ ", "sum_n ", "Σ", "sum ", "ŷ", "yhat", "ℓ", "l", "·", "*", "−", "-", "±",
      "+-", "²", "^2", "³", "^3", "ᵀ", "^T", "′", "'", "⊙", ".*", "∂", "d", "√", "sqrt", "σ",
      "sigmoid", "←", "<-", "≥", ">=", "≤", "<=", "×", "x", "│", "|", "▼", "v", "β₁", "beta1", "β₂",
      "beta2", "λ₁", "lambda1", "λ₂", "lambda2", "λ", "lambda", "η", "eta", "θ", "theta", "μ", "mu",
      "ρ", "rho", "ε", "eps", "‖", "||", "…", "...", "›", ">"
    };
    for (int k = 0; k < signs.length; k += 2) {
      SIGNS.put(signs[k], signs[k + 1]);
    }
  }

  private Ascii() {}

  /** The same line; what is foreign and not ASCII becomes a question mark. */
  static String of(String line) {
    String plain = line;
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      plain = plain.replace(sign.getKey(), sign.getValue());
    }
    return plain.replaceAll("[^\\x20-\\x7E]", "?");
  }
}
