package dev.gradtwin.compare.data;

import dev.gradtwin.spec.SpecException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads files of examples whole, within a limit, unpacking what is packed by gzip. */
final class Files {
  private Files() {}

  /** A file with its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // read once, and by nobody else
  record Content(String name, byte[] bytes) {
    SpecException because(String problem) {
      return SpecException.because("", name + ": " + problem);
    }
  }

  static Content open(Path base, String name) {
    try {
      Path file = base.resolve(name);
      if (java.nio.file.Files.isDirectory(file)) {
        throw SpecException.because("", name + ": expected a file, found a directory");
      }
      try (InputStream in = unpacked(java.nio.file.Files.newInputStream(file))) {
        byte[] bytes = in.readNBytes(DataSource.MOST_BYTES + 1);
        if (bytes.length > DataSource.MOST_BYTES) {
          throw SpecException.because(
              "",
              name + ": expected at most " + (DataSource.MOST_BYTES >> 20) + " MiB, found more");
        }
        return new Content(name, bytes);
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      throw SpecException.because("", name + ": no such file");
    } catch (IOException e) {
      throw SpecException.because("", name + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in) : in;
  }
}
