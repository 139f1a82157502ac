package dev.gradtwin.compare.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A directory with files that are there whole or not at all, see {@link OutputFile}. It is made
 * before a long run, and removed again if nothing comes of it.
 */
public final class ReportDirectory implements AutoCloseable {
  private final List<Path> made;
  private final Map<String, OutputFile> files;

  private ReportDirectory(List<Path> made, Map<String, OutputFile> files) {
    this.made = made;
    this.files = files;
  }

  /**
   * Makes sure that the files can be written.
   *
   * @param name the directory, as the user named it; made, with those that it is in, if it is not
   *     there
   * @param files what will be written in it
   * @return the directory, to be closed
   * @throws InputException if it cannot be made, or a file not be written in it
   */
  public static ReportDirectory open(String name, String... files) {
    if (name.isEmpty()) {
      throw new InputException("expected the name of a directory to write, found an empty text");
    }
    List<Path> made = new ArrayList<>();
    Map<String, OutputFile> opened = new TreeMap<>();
    ReportDirectory directory = new ReportDirectory(made, opened);
    try {
      make(Path.of(name).toAbsolutePath().normalize(), made);
      for (String file : files) {
        opened.put(file, OutputFile.open(Path.of(name, file).toString()));
      }
      return directory;
    } catch (InvalidPathException e) {
      throw new InputException(name, "not a directory name");
    } catch (FileAlreadyExistsException e) {
      directory.close();
      throw new InputException(name, "expected a directory to write, found a file");
    } catch (IOException e) {
      directory.close();
      throw new InputException(name, "cannot be made (" + OutputFile.reason(e) + ")");
    } catch (InputException e) {
      directory.close();
      throw e;
    }
  }

  private static void make(Path directory, List<Path> made) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      make(parent, made);
    }
    Files.createDirectory(directory);
    directory.toFile().deleteOnExit(); // also when the user interrupts; what has a file in it stays
    made.add(0, directory);
  }

  /**
   * Writes a file and puts it in its place.
   *
   * @param file one of those that were opened
   * @param content what to write
   * @throws InputException if it cannot be written
   */
  public void write(String file, OutputFile.Content content) {
    OutputFile opened = files.get(file);
    if (opened == null) {
      throw new IllegalArgumentException(file);
    }
    opened.write(content);
  }

  /** Removes what was not put in its place, and the directory if it was made for nothing. */
  @Override
  public void close() {
    files.values().forEach(OutputFile::close);
    for (Path directory : made) {
      String[] left = directory.toFile().list();
      if (left == null || left.length > 0 || !directory.toFile().delete()) {
        return;
      }
    }
  }
}
