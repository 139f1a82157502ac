package dev.gradtwin.compare.file;

import dev.gradtwin.spec.SpecException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The fields that an object had, each already read. */
public final class Fields {
  private final String path;
  private final Map<String, Object> values;

  Fields(String path, Map<String, Object> values) {
    this.path = path;
    this.values = values;
  }

  String path() {
    return path;
  }

  /**
   * A field that has to be there.
   *
   * @param name its name
   * @param type of its value
   * @return its value
   * @throws SpecException if it is missing
   */
  public <T> T required(String name, Class<T> type) {
    return optional(name, type)
        .orElseThrow(
            () -> SpecException.because(path.isEmpty() ? name : path + "." + name, "missing"));
  }

  /**
   * A field that may be there.
   *
   * @param name its name
   * @param type of its value
   * @return empty if it is not
   */
  public <T> Optional<T> optional(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).map(type::cast);
  }

  /** Refuses fields that the chosen kind of thing does not have. */
  void allowOnly(Collection<String> names, String kind) {
    for (String name : values.keySet()) {
      if (!names.contains(name)) {
        throw SpecException.because(path + "." + name, "not a field of " + kind);
      }
    }
  }

  /** Builds a value whose own errors know the field but not the path to it. */
  static <T> T within(String path, Supplier<T> value) {
    try {
      return value.get();
    } catch (SpecException e) {
      throw e.field().startsWith(path + ".") ? e : e.under(path);
    }
  }
}
