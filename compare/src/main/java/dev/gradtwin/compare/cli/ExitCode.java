package dev.gradtwin.compare.cli;

import dev.gradtwin.compare.RunResult;

/** What the process ends with. */
final class ExitCode {
  static final int MATCH = 0;
  static final int MISMATCH = 1;
  static final int BAD_INPUT = 2;
  static final int NOT_CONVERGED = 3;
  static final int DEFECT = 70;

  private ExitCode() {}

  static int of(RunResult result) {
    return switch (result.verdict()) {
      case MISMATCH, NON_FINITE -> MISMATCH;
      case MATCH -> result.bothConverged() ? MATCH : NOT_CONVERGED;
    };
  }

  /** Of a run that nobody trains now: whether it had learned is no matter. */
  static int ofRecorded(RunResult result) {
    return of(result) == NOT_CONVERGED ? MATCH : of(result);
  }
}
