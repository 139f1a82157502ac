package dev.gradtwin.compare.fuzz;

import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.text.Names;
import dev.gradtwin.spec.Experiment;
import dev.gradtwin.spec.LayerSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a case, and where.
 *
 * @param outcome what
 * @param place which of the formulas differs, in words, so that like cases have the same; empty
 *     where none does
 * @param detail the numbers, or the error
 */
record Verdict(Outcome outcome, String place, String detail) {
  static final Verdict MATCH = new Verdict(Outcome.MATCH, "", "");

  static Verdict of(Outcome outcome, Experiment experiment, Divergence d) {
    String number = d.nonFinite() ? "not finite" : "wrong";
    return new Verdict(
        outcome,
        place(experiment, d) + ": " + number,
        String.format(
            Locale.ROOT,
            "%s: hand-written %s, twin %s, rounding explains %.1e",
            d.path(),
            d.subject(),
            d.reference(),
            d.bound()));
  }

  private static String place(Experiment experiment, Divergence d) {
    return switch (d.stage()) {
      case PRE_ACTIVATION -> "pre-activation";
      case ACTIVATION -> words(layer(experiment, d));
      case LOSS -> "loss " + Names.of(experiment.network().loss());
      case DELTA -> {
        boolean output =
            Integer.toString(experiment.network().layers().size() - 1)
                .equals(d.tensor().substring(0, d.tensor().indexOf('_')));
        yield "derivative of "
            + words(layer(experiment, d))
            + (output ? " and loss " + Names.of(experiment.network().loss()) : "");
      }
      case GRADIENT -> "gradient of parameters";
      case UPDATE, DRIFT -> "update by " + update(experiment);
    };
  }

  private static LayerSpec layer(Experiment experiment, Divergence d) {
    int k = Integer.parseInt(d.tensor().substring(0, d.tensor().indexOf('_')));
    return experiment.network().layers().get(k);
  }

  private static String words(LayerSpec layer) {
    boolean own =
        layer.activation().defaultAlpha().isPresent()
            && layer.alpha() != layer.activation().defaultAlpha().getAsDouble();
    return Names.of(layer.activation()) + (own ? " with its own alpha" : "");
  }

  private static String update(Experiment e) {
    String updater = e.training().updater().getClass().getSimpleName();
    return updater
        + (e.training().schedule().isPresent() ? " on a schedule" : "")
        + (e.learningRate(e.steps() - 1) == 0 ? " at rate 0" : "");
  }

  /** What like cases have in common; empty for one that is no finding. */
  Optional<String> signature() {
    return outcome.isFinding() || outcome == Outcome.REFUSED
        ? Optional.of(outcome.words() + ", " + place)
        : Optional.empty();
  }
}
