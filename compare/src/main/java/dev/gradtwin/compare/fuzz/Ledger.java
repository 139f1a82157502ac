package dev.gradtwin.compare.fuzz;

import dev.gradtwin.compare.file.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that are done, each a file of its own that is written beside and then moved: whoever
 * is killed loses the blocks that were not finished, and nothing is counted twice.
 */
public final class Ledger {
  private static final String VERSION = "gradtwin fuzz 1";

  private final @Nullable Path folder;
  private final String header;

  private Ledger(@Nullable Path folder, long seed) {
    this.folder = folder;
    header = VERSION + ", seed " + seed;
  }

  /**
   * Keeps nothing.
   *
   * @param seed of the cases
   * @return a ledger
   */
  public static Ledger none(long seed) {
    return new Ledger(null, seed);
  }

  /**
   * Keeps what is done in a folder, which is made if it is not there.
   *
   * @param name of the folder
   * @param seed of the cases
   * @return a ledger
   * @throws InputException if it cannot be written, or holds the cases of another seed
   */
  public static Ledger in(String name, long seed) {
    Path folder = Path.of(name);
    Ledger ledger = new Ledger(folder, seed);
    try {
      Files.createDirectories(folder.resolve("blocks"));
      Path about = folder.resolve("about.txt");
      if (Files.exists(about)) {
        String found = Files.readString(about).strip();
        if (!found.equals(ledger.header)) {
          throw new InputException(
              name, "expected the cases of " + ledger.header + ", found those of " + found);
        }
      } else {
        ledger.write(about, ledger.header + "\n");
      }
    } catch (IOException e) {
      throw new InputException(name, "cannot be written (" + e.getMessage() + ")");
    }
    return ledger;
  }

  private Path file(Path in, long from, long to) {
    return in.resolve("blocks").resolve(from + "-" + to + ".txt");
  }

  /** The results of a block, if it is done. */
  Optional<List<CaseResult>> known(long from, long to) {
    Path in = folder;
    if (in == null || !Files.exists(file(in, from, to))) {
      return Optional.empty();
    }
    try {
      List<CaseResult> results = new ArrayList<>();
      for (String line : Files.readAllLines(file(in, from, to))) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        results.add(
            new CaseResult(
                Long.parseLong(line.substring(0, first)),
                Outcome.valueOf(line.substring(first + 1, second)),
                line.substring(second + 1)));
      }
      return results.size() == to - from ? Optional.of(results) : Optional.empty();
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // it is judged again
    }
  }

  void add(long from, long to, List<CaseResult> results) {
    Path in = folder;
    if (in == null) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (CaseResult result : results) {
      lines
          .append(result.number())
          .append(' ')
          .append(result.outcome().name())
          .append(' ')
          .append(result.signature())
          .append('\n');
    }
    try {
      write(file(in, from, to), lines.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, String text) throws IOException {
    Path beside = Files.createTempFile(file.getParent(), ".", ".tmp");
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
