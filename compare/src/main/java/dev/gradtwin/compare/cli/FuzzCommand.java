package dev.gradtwin.compare.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gradtwin.compare.file.Json;
import dev.gradtwin.compare.fuzz.FuzzReport;
import dev.gradtwin.compare.fuzz.Fuzzer;
import dev.gradtwin.compare.fuzz.Ledger;
import dev.gradtwin.compare.report.FuzzCases;
import dev.gradtwin.compare.report.FuzzJson;
import dev.gradtwin.compare.report.FuzzMarkdown;
import dev.gradtwin.compare.report.FuzzText;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradtwin fuzz}: random experiments on both sides. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    name = "fuzz",
    showDefaultValues = true,
    description = {
      "Train random experiments both ways, and say who is wrong where they differ.",
      "Case k of a seed is the same on every machine (docs/fuzz.md)."
    })
final class FuzzCommand implements Callable<Integer> {
  private static final String JSON = "--json";
  private static final long DEFAULT_CASES = 1000;
  private static final long MOST_CASES = 1_000_000_000_000L;

  private final Terminal terminal;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "So many cases; 1000 if no time is given.")
  private @Nullable Long cases;

  @Option(names = "--time", paramLabel = "TIME", description = "For so long: 30s, 10m, 2h.")
  private @Nullable String time;

  @Option(names = "--seed", paramLabel = "S", description = "The seed of the cases.")
  private long seed = 1;

  @Option(names = "--first", paramLabel = "K", description = "The number of the first case.")
  private long first;

  @Option(names = "--threads", paramLabel = "N", description = "How many work at once.")
  private int threads = Math.min(64, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Keep what is done in a folder and go on from there; findings go there, too.")
  private @Nullable String folder;

  @Mixin private SummaryOptions summaries = new SummaryOptions();

  @Option(
      names = JSON,
      paramLabel = "FILE",
      description = "Write the result as JSON; - is standard output, instead of the report.")
  private @Nullable String json;

  FuzzCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    WholeNumber.require("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    WholeNumber.require("--first", first, 0, MOST_CASES);
    WholeNumber.require("--threads", threads, 1, 64);
    long most = cases != null ? cases : time != null ? MOST_CASES : DEFAULT_CASES;
    WholeNumber.require("--cases", most, 1, MOST_CASES);
    BooleanSupplier goOn = goOn();
    Ledger ledger = folder == null ? Ledger.none(seed) : Ledger.in(folder, seed);
    try (ResultFiles files = summaries.open(new ResultFiles(terminal).open(JSON, json))) {
      long start = System.nanoTime();
      FuzzReport report = run(ledger, most, goOn);
      tell(report, System.nanoTime() - start, files);
      return report.hasFindings() ? ExitCode.MISMATCH : ExitCode.MATCH;
    }
  }

  private FuzzReport run(Ledger ledger, long most, BooleanSupplier goOn) {
    try (CountProgress progress = new CountProgress(terminal, "cases")) {
      return new Fuzzer(seed, threads, ledger).run(first, most, goOn, progress::at);
    }
  }

  private void tell(FuzzReport report, long nanoseconds, ResultFiles files) throws IOException {
    files.write(JSON, out -> write(report, out));
    summaries.write(
        files, "gradtwin fuzz", FuzzCases.of(report, nanoseconds), FuzzMarkdown.of(report));
    if (files.leaveRoomForReport()) {
      FuzzText.lines(report).forEach(terminal::line);
    }
    if (folder != null) {
      FindingFiles.write(folder, report);
    }
  }

  private static void write(FuzzReport report, OutputStream out) throws IOException {
    try (JsonGenerator generator = Json.generator(out)) {
      FuzzJson.write(report, generator);
      generator.writeRaw('\n');
    }
  }

  private BooleanSupplier goOn() {
    String text = time;
    if (text == null) {
      return () -> true;
    }
    if (!text.matches("[1-9][0-9]{0,5}[smh]")) {
      throw SpecException.of("--time", "a time such as 30s, 10m or 2h", Quoting.oneLine(text, 40));
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    Duration limit =
        switch (text.charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    long start = System.nanoTime();
    return () -> System.nanoTime() - start < limit.toNanos();
  }
}
