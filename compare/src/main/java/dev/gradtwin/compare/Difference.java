package dev.gradtwin.compare;

/**
 * The largest difference that a tensor showed in a run.
 *
 * @param stage the part of the step
 * @param tensor {@code 0_z}, {@code 0_a}, {@code loss}, {@code 0_W}, …
 * @param largest the largest |subject − reference| over all compared elements and steps
 * @param ofBound the largest difference in units of what is allowed at its element: above 1, it is
 *     no rounding
 */
public record Difference(Stage stage, String tensor, double largest, double ofBound) {}
