package dev.gradtwin.compare.subject;

import dev.gradtwin.train.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of a file, in their order. */
interface TraceSource extends AutoCloseable {
  /** What the trace calls its program. */
  String name();

  /** How it tells its numbers. */
  Conventions conventions();

  /** The parameters before the first step, if they stand before all steps. */
  Optional<Parameters> initial();

  /** The next step; null at the end. */
  @Nullable RecordedStep next();

  /** Where the step read last stands, for errors. */
  String place();

  @Override
  void close();
}
