package dev.gradtwin.compare.report;

import dev.gradtwin.compare.Divergence;
import dev.gradtwin.compare.Learning;
import dev.gradtwin.compare.RunResult;
import dev.gradtwin.compare.WrongSide;
import dev.gradtwin.compare.text.Names;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of the page, all of them in {@code page.properties} beside this class, and the
 * sentences made of them.
 */
final class PageText {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle(PageText.class.getPackageName() + ".page");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private PageText() {}

  /** All of them, by their keys. */
  static Map<String, String> all() {
    Map<String, String> texts = new TreeMap<>();
    for (String key : BUNDLE.keySet()) {
      texts.put(key, BUNDLE.getString(key));
    }
    return texts;
  }

  /** A text with its places {0}, {1}, … filled. */
  static String of(String key, Object... values) {
    return PLACE
        .matcher(BUNDLE.getString(key))
        .replaceAll(
            place -> Matcher.quoteReplacement(values[Integer.parseInt(place.group(1))].toString()));
  }

  /** The verdict in one sentence. */
  static String sentence(RunResult result) {
    String subject = result.subject().name().label();
    String reference = result.reference().name().label();
    String steps = Numbers.count(result.comparedSteps());
    return switch (result.verdict()) {
      case MATCH ->
          result.bothConverged()
              ? of("verdict.match", subject, reference, steps)
              : of("verdict.match.unlearned", subject, reference, steps, became(result));
      case MISMATCH -> {
        Divergence d = result.divergence().orElseThrow();
        yield of("verdict.mismatch", subject, reference, place(d), wrong(result));
      }
      case NON_FINITE -> {
        Divergence d = result.divergence().orElseThrow();
        yield of("verdict.non-finite", place(d), Numbers.count(result.steps()));
      }
    };
  }

  private static String became(RunResult result) {
    Learning subject = result.subject().learning();
    Learning reference = result.reference().learning();
    return subject == reference
        ? of("learning.both", learning(subject))
        : of(
            "learning.each",
            result.subject().name().label(),
            learning(subject),
            result.reference().name().label(),
            learning(reference));
  }

  private static String wrong(RunResult result) {
    WrongSide side = result.judgement().map(j -> j.wrongSide()).orElse(null);
    if (side == null) {
      return of("wrong.unknown");
    }
    return switch (side) {
      case SUBJECT -> of("wrong.one", result.subject().name().label());
      case REFERENCE -> of("wrong.one", result.reference().name().label());
      case BOTH -> of("wrong.both");
    };
  }

  /** What became of a side. */
  static String learning(Learning learning) {
    return of("learning." + Names.of(learning));
  }

  /** Where two sides part. */
  static String place(Divergence d) {
    String index = d.index().isEmpty() ? "" : " " + d.index().toString().replace(", ", ",");
    return of(
        "place",
        Numbers.count(d.step()),
        (d.tensor().equals("loss") ? "" : d.tensor() + " ")
            + of("stage." + Names.of(d.stage()))
            + index);
  }
}
