package dev.gradtwin.compare;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far two sides moved apart, each keeping its own parameters.
 *
 * @param largest the largest difference of any parameter after any compared step
 * @param ofSpread the same in units of what rounding did to this run, {@link
 *     dev.gradtwin.compare.oracle.DriftSpread}; empty where that would have taken too long
 * @param firstBeyond the first compared step after which the drift was further beyond the spread up
 *     to then than the chance of a few repetitions explains
 */
public record Drift(double largest, OptionalDouble ofSpread, OptionalLong firstBeyond) {}
