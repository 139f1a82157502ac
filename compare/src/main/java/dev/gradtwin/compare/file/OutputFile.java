package dev.gradtwin.compare.file;

import dev.gradtwin.compare.text.Quoting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its place, then moved there atomically.
 * Opened before a long run, so that a place that cannot be written is found first. A device or a
 * pipe is written directly.
 */
public final class OutputFile implements AutoCloseable {
  private final String name;
  private final Path target;
  private final Path written;

  private OutputFile(String name, Path target, Path written) {
    this.name = name;
    this.target = target;
    this.written = written;
  }

  /**
   * Makes sure that the file can be written; an existing one stays as it is until {@link #write}.
   *
   * @param name the file, as the user named it
   * @return the file, to be closed
   * @throws InputException if it cannot be written there
   */
  public static OutputFile open(String name) {
    if (name.isEmpty()) {
      throw new InputException("expected the name of a file to write, found an empty text");
    }
    try {
      Path target = Path.of(name);
      if (Files.isSymbolicLink(target) && !Files.exists(target)) {
        target = target.resolveSibling(Files.readSymbolicLink(target));
      }
      if (Files.exists(target)) {
        target = target.toRealPath(); // a link stays, what it points to is replaced
        if (Files.isDirectory(target)) {
          throw new InputException(name, "expected a file to write, found a directory");
        }
        if (!Files.isWritable(target)) {
          throw new InputException(name, "cannot be written (permission denied)");
        }
        if (!Files.isRegularFile(target)) {
          return new OutputFile(name, target, target);
        }
      }
      Path beside =
          target
              .toAbsolutePath()
              .resolveSibling(
                  "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      beside.toFile().deleteOnExit(); // also when the user interrupts
      Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW).close();
      return new OutputFile(name, target, beside);
    } catch (InvalidPathException e) {
      throw new InputException(name, "not a file name");
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param out where to
     * @throws IOException if that fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file and puts it in its place.
   *
   * @param content what to write
   * @throws InputException if it cannot be written, on a full disk for instance; what was there
   *     before stays
   */
  public void write(Content content) {
    try {
      try (OutputStream out = // of what is there: an interruption may have removed it meanwhile
          Files.newOutputStream(
              written, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        content.writeTo(out);
      }
      if (!written.equals(target)) {
        Files.move(
            written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /** Removes what was not put in its place. */
  @Override
  public void close() {
    if (!written.equals(target)) {
      try {
        Files.deleteIfExists(written);
      } catch (IOException e) {
        throw unwritable(name, e);
      }
    }
  }

  private static InputException unwritable(String name, IOException e) {
    return new InputException(name, "cannot be written (" + Quoting.oneLine(reason(e), 160) + ")");
  }

  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such directory";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it is being written already";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
