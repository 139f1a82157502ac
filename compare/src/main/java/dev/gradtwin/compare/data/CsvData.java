package dev.gradtwin.compare.data;

import dev.gradtwin.compare.text.Names;
import dev.gradtwin.compare.text.Quoting;
import dev.gradtwin.spec.Dataset;
import dev.gradtwin.spec.SpecException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of comma-separated values (RFC 4180) with a line of names; lines that begin with # are
 * comments. Every problem names the line on which its record begins.
 */
final class CsvData {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final DataSource.Csv source;

  CsvData(DataSource.Csv source) {
    this.source = source;
  }

  /** A record and the line that it begins on. */
  private record Line(long number, List<String> values) {}

  Dataset read(Files.Content content) {
    List<Line> lines = lines(content);
    if (lines.isEmpty()) {
      throw content.because("expected a line of column names, found none");
    }
    List<String> names = lines.get(0).values();
    requireNames(content, names);
    List<Line> rows = lines.subList(1, lines.size());
    if (rows.isEmpty()) {
      throw content.because("expected rows after the column names, found none");
    }
    for (Line row : rows) {
      if (row.values().size() != names.size()) {
        throw at(
            content,
            row,
            "expected "
                + names.size()
                + " values, as there are column names, found "
                + row.values().size());
      }
    }
    double[][] inputs = columns(content, names, rows, source.inputs(), source.standardize());
    double[][] targets = columns(content, names, rows, source.targets(), false);
    return new Dataset(inputs, targets);
  }

  private void requireNames(Files.Content content, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw content.because("line 1: two columns are named `" + Quoting.oneLine(name, 40) + "`");
      }
    }
    List<String> used = new ArrayList<>(source.inputs());
    used.addAll(source.targets());
    for (String name : source.classes()) {
      if (!used.contains(name)) {
        throw SpecException.because(
            "classes", "`" + Quoting.oneLine(name, 40) + "` is neither an input nor a target");
      }
    }
    for (String name : used) {
      if (!seen.contains(name)) {
        throw content.because(
            "no column `" + Quoting.oneLine(name, 40) + "`" + Names.suggestion(name, names));
      }
    }
  }

  private List<Line> lines(Files.Content content) {
    List<Line> lines = new ArrayList<>();
    long begins = 1;
    try (CSVParser parser = CSVParser.builder().setReader(text(content)).setFormat(FORMAT).get()) {
      for (CSVRecord row : parser) {
        if (lines.size() > DataSource.MOST_ROWS) {
          throw content.because("expected at most 1,000,000 rows, found more");
        }
        long breaks = row.stream().mapToLong(v -> v.chars().filter(c -> c == '\n').count()).sum();
        begins = parser.getCurrentLineNumber() - breaks;
        lines.add(new Line(Math.max(1, begins), row.toList()));
      }
    } catch (IOException | UncheckedIOException e) {
      throw content.because(
          "after line "
              + begins
              + ": not comma-separated values: "
              + Quoting.oneLine(String.valueOf(e.getMessage()), 120));
    }
    return lines;
  }

  private static StringReader text(Files.Content content) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.bytes())).toString();
      return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw content.because("not UTF-8");
    }
  }

  private double[][] columns(
      Files.Content content,
      List<String> names,
      List<Line> rows,
      List<String> wanted,
      boolean standardize) {
    List<double[]> columns = new ArrayList<>();
    for (String name : wanted) {
      int at = names.indexOf(name);
      if (source.classes().contains(name)) {
        columns.addAll(oneHot(content, rows, name, at));
      } else {
        double[] column = numbers(content, rows, name, at);
        if (standardize) {
          Standardization.apply(content, name, column);
        }
        columns.add(column);
      }
    }
    double[][] matrix = new double[rows.size()][columns.size()];
    for (int n = 0; n < matrix.length; n++) {
      for (int j = 0; j < columns.size(); j++) {
        matrix[n][j] = columns.get(j)[n];
      }
    }
    return matrix;
  }

  private static double[] numbers(Files.Content content, List<Line> rows, String name, int at) {
    double[] column = new double[rows.size()];
    for (int n = 0; n < column.length; n++) {
      Line row = rows.get(n);
      String text = row.values().get(at);
      try {
        column[n] = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        column[n] = Double.NaN;
      }
      boolean plain = text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
      if (!Double.isFinite(column[n]) || !plain) {
        throw at(
            content,
            row,
            name + ": expected a finite number, found `" + Quoting.oneLine(text, 40) + "`");
      }
    }
    return column;
  }

  private static List<double[]> oneHot(
      Files.Content content, List<Line> rows, String name, int at) {
    Set<String> classes = new TreeSet<>();
    for (Line row : rows) {
      if (row.values().get(at).isEmpty()) {
        throw at(content, row, name + ": expected a class, found nothing");
      }
      classes.add(row.values().get(at));
    }
    if (classes.size() > 1000) {
      throw content.because(name + ": expected at most 1,000 classes, found " + classes.size());
    }
    List<double[]> columns = new ArrayList<>();
    for (String one : classes) {
      columns.add(
          rows.stream().mapToDouble(row -> row.values().get(at).equals(one) ? 1 : 0).toArray());
    }
    return columns;
  }

  private static SpecException at(Files.Content content, Line row, String problem) {
    return content.because("line " + row.number() + ": " + problem);
  }
}
