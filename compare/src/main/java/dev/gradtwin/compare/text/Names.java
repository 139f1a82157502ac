package dev.gradtwin.compare.text;

import dev.gradtwin.spec.SpecException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Names on disk: kebab-case of the Java constants, and a guess at what a wrong one was meant to be.
 */
public final class Names {
  private Names() {}

  /**
   * The name of a constant on disk.
   *
   * @param constant such as HALF_SQUARED_ERROR
   * @return such as {@code half-squared-error}
   */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The names of constants on disk.
   *
   * @param constants some
   * @return their names, in their order
   */
  public static List<String> of(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Names::of).toList();
  }

  /**
   * The constant of a name.
   *
   * @param field where the name stands, for errors
   * @param name such as {@code half-squared-error}
   * @param constants those that there are
   * @return the one that {@link #of(Enum)} gives the name
   * @throws SpecException if none has it
   */
  public static <E extends Enum<E>> E constant(String field, String name, E[] constants) {
    return constants[position(field, name, of(constants))];
  }

  /**
   * The position of a name among the known ones.
   *
   * @param field where the name stands, for errors
   * @param name the name
   * @param known those that there are
   * @return its index
   * @throws SpecException if it is none of them
   */
  public static int position(String field, String name, List<String> known) {
    int position = known.indexOf(name);
    if (position < 0) {
      throw SpecException.because(
          field, "unknown `" + Quoting.oneLine(name, 40) + "`" + suggestion(name, known));
    }
    return position;
  }

  /**
   * What a wrong name was meant to be.
   *
   * @param wrong the name that nothing has
   * @param known those that there are, not empty
   * @return {@code : did you mean `sigmoid`?}, or, where nothing comes near, the list of what there
   *     is
   */
  public static String suggestion(String wrong, Collection<String> known) {
    String lower = wrong.toLowerCase(Locale.ROOT);
    int tolerated = Math.max(2, Math.min(wrong.length(), 40) / 3);
    LevenshteinDistance distance = new LevenshteinDistance(tolerated);
    return known.stream()
        .filter(
            name ->
                lower.length() <= 40 && distance.apply(lower, name.toLowerCase(Locale.ROOT)) >= 0)
        .min(Comparator.comparingInt(name -> distance.apply(lower, name.toLowerCase(Locale.ROOT))))
        .map(name -> ": did you mean `" + name + "`?")
        .orElse(
            (known.size() == 1 ? "; there is only " : "; there are ") + String.join(", ", known));
  }
}
