package dev.gradtwin.compare.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an object may have, each with what reads its value, in the order in which errors
 * list them.
 */
public final class FieldReaders {
  private final Map<String, JsonCursor.ValueReader> readers = new LinkedHashMap<>();

  /** No fields yet. */
  public FieldReaders() {}

  /**
   * One more.
   *
   * @param name of the field
   * @param reader reads its value
   * @return this
   */
  public FieldReaders with(String name, JsonCursor.ValueReader reader) {
    readers.put(name, reader);
    return this;
  }

  JsonCursor.@Nullable ValueReader get(String name) {
    return readers.get(name);
  }

  Set<String> names() {
    return readers.keySet();
  }
}
