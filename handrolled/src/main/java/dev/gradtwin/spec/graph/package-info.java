/**
 * A computational graph to evaluate and to differentiate: named inputs with their values, and
 * nodes, each an operation on what stands before it.
 *
 * <p>Start at {@link dev.gradtwin.spec.graph.GraphSpec}. Depends on {@code dev.gradtwin.spec}.
 */
package dev.gradtwin.spec.graph;
