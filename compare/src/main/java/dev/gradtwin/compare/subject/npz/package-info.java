/**
 * NumPy's {@code .npz} files, read slice by slice: a step of a trace at a time, many arrays side by
 * side, in memory that does not depend on the size of the file.
 *
 * <p>Start at {@link dev.gradtwin.compare.subject.npz.NpzFile}, then {@link
 * dev.gradtwin.compare.subject.npz.NpzArray}. The file may come from anybody: whatever is wrong
 * with it ends as one {@link dev.gradtwin.compare.file.InputException} that names the file and the
 * entry. Written here because the readers that the JVM has (JetBrains' npy, GreenDelta's npy,
 * ND4J's {@code createFromNpzFile}) load whole arrays. The archive's directory is read here too,
 * not by {@code java.util.zip.ZipFile}, which names no entry when it refuses one, loads a directory
 * of any length and checks no CRC; only the inflating is the JDK's.
 *
 * <p>Formats: <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NPY
 * 1.0, 2.0, 3.0</a> and <a
 * href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT</a> sections 4.3
 * to 4.5. Depends on {@code dev.gradtwin.compare.file} only.
 */
@NullMarked
package dev.gradtwin.compare.subject.npz;

import org.jspecify.annotations.NullMarked;
