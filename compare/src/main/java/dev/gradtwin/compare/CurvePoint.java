package dev.gradtwin.compare;

/**
 * The loss of both sides on all rows after an epoch, each with its own parameters.
 *
 * @param epoch from 1
 * @param subject L of the trainer under test
 * @param reference L of its twin
 */
public record CurvePoint(long epoch, double subject, double reference) {}
