package dev.gradtwin.compare.assertions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Random experiments as the first argument of a parameterised test. The name of each holds its
 * seed: {@code @ExperimentSource(seed = 17, count = 1)} repeats the one that is called "random 17".
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(ExperimentProvider.class)
public @interface ExperimentSource {
  /**
   * The seed of the first; each one's is by one larger than the one's before it.
   *
   * @return any number
   */
  long seed() default 1;

  /**
   * How many there are.
   *
   * @return from 1 on
   */
  int count() default 10;
}
