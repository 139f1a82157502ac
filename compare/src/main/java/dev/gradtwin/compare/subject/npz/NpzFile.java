package dev.gradtwin.compare.subject.npz;

import dev.gradtwin.compare.file.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of arrays as NumPy's {@code savez} and {@code savez_compressed} write it. Arrays are
 * opened by name and read independently of each other.
 */
public final class NpzFile implements AutoCloseable {
  private static final int MOST_SHOWN = 8;

  private final String file;
  private final ByteFile bytes;
  private final Map<String, ZipEntryRecord> entries;
  private final List<NpzArray> opened = new ArrayList<>();

  private NpzFile(String file, ByteFile bytes, Map<String, ZipEntryRecord> entries) {
    this.file = file;
    this.bytes = bytes;
    this.entries = entries;
  }

  /**
   * Opens a file and reads its directory.
   *
   * @param file its name
   * @return the file, to be closed
   * @throws InputException if it cannot be read or holds anything but arrays
   */
  public static NpzFile open(String file) {
    if (file.isEmpty()) {
      throw new InputException("expected the name of an .npz file, found an empty text");
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw Refusal.of("an .npz file", "a directory");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw Refusal.of("an .npz file", "a device or a pipe");
      }
      ByteFile bytes = new ByteFile(path, StandardOpenOption.READ);
      try {
        return new NpzFile(file, bytes, ZipDirectory.of(bytes));
      } catch (IOException e) {
        bytes.close();
        throw e;
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new InputException(file, "no such file");
    } catch (IOException e) {
      throw Refusal.named(file, e);
    }
  }

  /** The arrays' names without {@code .npy}, in the file's order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /**
   * Opens an array and reads its header.
   *
   * @param name its name
   * @return the array before its first slice, to be closed; closed with this file at the latest
   * @throws InputException if there is none of that name, or it is no array of float32 or float64
   */
  public NpzArray array(String name) {
    ZipEntryRecord entry = entries.get(name);
    if (entry == null) {
      throw new InputException(
          file, "expected an array " + Refusal.quoted(name) + ", found " + shownNames());
    }
    try {
      NpzArray array = NpzArray.open(file, name, bytes, entry);
      opened.removeIf(NpzArray::isClosed);
      opened.add(array);
      return array;
    } catch (IOException e) {
      throw Refusal.named(file, name, e);
    }
  }

  private String shownNames() {
    if (entries.isEmpty()) {
      return "no arrays";
    }
    String shown =
        entries.keySet().stream()
            .limit(MOST_SHOWN)
            .map(Refusal::quoted)
            .collect(Collectors.joining(", "));
    int more = entries.size() - MOST_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /** Closes the file and the arrays that are still open. */
  @Override
  public void close() {
    try (bytes) {
      opened.forEach(NpzArray::close);
    } catch (IOException e) {
      throw Refusal.named(file, e);
    }
  }
}
