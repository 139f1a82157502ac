/**
 * The graph under the layers, by hand: every node knows its value and, once the output's derivative
 * has come back to it, its gradient. Forward and backward stand side by side in every node.
 *
 * <p>Start at {@link dev.gradtwin.handrolled.graph.Graph}; {@code Multiply} and {@code Add} are the
 * multiplication layer and the addition layer of the tutorials. Depends on {@code
 * dev.gradtwin.spec.graph}.
 */
package dev.gradtwin.handrolled.graph;
