/**
 * A computational graph on both sides: by hand, and in ND4J's SameDiff; compared node by node.
 *
 * <p>Start at {@link dev.gradtwin.compare.graph.GraphRun}. Depends on {@code
 * dev.gradtwin.handrolled.graph}, {@code dev.gradtwin.dl4j} and {@code
 * dev.gradtwin.compare.oracle}.
 */
@NullMarked
package dev.gradtwin.compare.graph;

import org.jspecify.annotations.NullMarked;
