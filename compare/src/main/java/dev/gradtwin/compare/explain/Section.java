package dev.gradtwin.compare.explain;

import java.util.List;

/**
 * A part of a step.
 *
 * @param title such as {@code Output delta}
 * @param text its formula in matrices
 * @param latex the same
 * @param code the lines of programs that compute it
 * @param derivations its numbers
 */
record Section(
    String title, String text, String latex, List<CodeLine> code, List<Derivation> derivations) {
  /** Copies the lists. */
  Section {
    code = List.copyOf(code);
    derivations = List.copyOf(derivations);
  }
}
