package dev.gradtwin.compare;

import dev.gradtwin.compare.diagnosis.Finding;

/**
 * A mistake of one of the two sides.
 *
 * @param side whose it is, subject or reference
 * @param finding what and where
 */
public record Diagnosed(WrongSide side, Finding finding) {}
