package dev.gradtwin.compare.oracle;

/**
 * A number of a correct program: near v, and no further from it than e.
 *
 * @param v its value without rounding
 * @param e the bound of its error, 0 or more
 */
record Bounded(double v, double e) {}
