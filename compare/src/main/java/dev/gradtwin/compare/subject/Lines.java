package dev.gradtwin.compare.subject;

import dev.gradtwin.compare.file.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a text file, compressed if its name ends in {@code .gz}; none is ever too long. */
public final class Lines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final String file;
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  private Lines(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @param file its name
   * @return its lines, to be closed
   * @throws InputException if it cannot be read
   */
  public static Lines open(String file) {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new InputException(file, "expected a file, found a directory");
      }
      InputStream bytes = Files.newInputStream(path);
      try {
        boolean compressed = file.toLowerCase(Locale.ROOT).endsWith(".gz");
        InputStream text = compressed ? new GZIPInputStream(bytes, BUFFER) : bytes;
        return new Lines(file, new BufferedInputStream(text, BUFFER));
      } catch (IOException e) {
        bytes.close();
        throw new InputException(file, "not compressed as .gz promises");
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new InputException(file, "no such file");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The next line that is not blank.
   *
   * @param most the largest number of bytes
   * @return its bytes, without its end; null at the end of the file
   * @throws InputException if it is longer, or cannot be read
   */
  public byte @Nullable [] next(int most) {
    try {
      while (true) {
        line.reset();
        int b = in.read();
        if (b < 0) {
          return null;
        }
        number++;
        boolean blank = true;
        for (; b >= 0 && b != '\n'; b = in.read()) {
          if (line.size() == most) {
            throw new InputException(
                file,
                String.format(
                    Locale.ROOT, "line %d: expected at most %,d bytes, found more", number, most));
          }
          blank &= b == ' ' || b == '\t' || b == '\r';
          line.write(b);
        }
        if (!blank) {
          return line.toByteArray();
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Where the line read last stands.
   *
   * @return its number, from 1
   */
  public long number() {
    return number;
  }

  private static InputException unreadable(String file, IOException e) {
    String reason = e.getMessage() == null ? "unexpected end" : e.getMessage();
    return new InputException(file, "cannot be read (" + reason + ")");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
