package dev.gradtwin.compare.diagnosis.model;

import dev.gradtwin.compare.oracle.BoundedMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a batch count; the others are as if they were not there.
 *
 * @param label in words
 * @param kept tells them
 */
record RowChoice(String label, Rule kept) {
  private static final int MOST_ROWS = 4;

  /** Whether a row counts. */
  interface Rule {
    boolean keeps(int row, int rows);
  }

  /** The values of the rows that count. */
  BoundedMatrix of(BoundedMatrix values, Moment moment) {
    return values.rowsWhere(row -> kept.keeps(row, moment.rows()));
  }

  /** One row: the last, the first, or the one of some number. */
  static List<RowChoice> single() {
    List<RowChoice> choices = new ArrayList<>();
    choices.add(new RowChoice("the last row", (row, rows) -> row == rows - 1));
    choices.add(new RowChoice("the first row", (row, rows) -> row == 0));
    for (int k = 1; k < MOST_ROWS; k++) {
      int at = k;
      choices.add(new RowChoice("row " + k + ", from 0", (row, rows) -> row == at));
    }
    return choices;
  }

  /** Several rows: a half, all but one, or a number of them from the end. */
  static List<RowChoice> several() {
    List<RowChoice> choices = new ArrayList<>();
    choices.add(new RowChoice("the last half of the rows", (row, rows) -> row >= rows / 2));
    choices.add(new RowChoice("the last half of the rows", (row, rows) -> row >= (rows + 1) / 2));
    choices.add(new RowChoice("the first half of the rows", (row, rows) -> row < rows / 2));
    choices.add(new RowChoice("the first half of the rows", (row, rows) -> row < (rows + 1) / 2));
    choices.add(new RowChoice("all rows but the last", (row, rows) -> row < rows - 1));
    choices.add(new RowChoice("all rows but the first", (row, rows) -> row > 0));
    for (int k = 2; k < MOST_ROWS; k++) {
      int most = k;
      choices.add(new RowChoice("the last " + k + " rows", (row, rows) -> row >= rows - most));
      choices.add(
          new RowChoice(
              "the rows after the last full " + k + ", or those",
              (row, rows) -> row / most == (rows - 1) / most));
    }
    return choices;
  }
}
