package dev.gradtwin.compare.explain;

/**
 * A line of a program, or a call.
 *
 * @param program NumPy, Java or DL4J
 * @param code as it stands there
 */
record CodeLine(String program, String code) {}
