/**
 * Networks with mistakes on purpose, for demonstration: what {@code xor --plant} trains.
 *
 * <p>Start at {@link dev.gradtwin.compare.plant.PlantedNetwork}, a network as beginners write it,
 * with a place for every mistake; {@code Mistakes} has one for each code. Written apart from the
 * hypotheses that name them, which it does not use. Depends on {@code dev.gradtwin.spec}, {@code
 * dev.gradtwin.train} and, for the codes, {@code dev.gradtwin.compare.diagnosis.model}.
 */
@NullMarked
package dev.gradtwin.compare.plant;

import org.jspecify.annotations.NullMarked;
