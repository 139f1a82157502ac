package dev.gradtwin.compare.assertions;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;

/** Provides what {@link ExperimentSource} promises. */
final class ExperimentProvider implements ArgumentsProvider, AnnotationConsumer<ExperimentSource> {
  private long seed;
  private int count;

  @Override
  public void accept(ExperimentSource source) {
    seed = source.seed();
    count = source.count();
  }

  @Override
  @SuppressWarnings("deprecation") // the method that all versions of JUnit 5 call
  public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
    return LongStream.range(seed, seed + count)
        .mapToObj(RandomExperiments::of)
        .map(experiment -> Arguments.of(Named.of(experiment.name(), experiment)));
  }
}
