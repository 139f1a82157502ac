package dev.gradtwin.compare.subject.npz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Arrays in NumPy's format, right and wrong ones. */
public final class NpyBytes {
  private NpyBytes() {}

  /** The bytes before the elements, with any header text. */
  public static byte[] header(int version, String text) {
    byte[] header = (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + lengthBytes + header.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      bytes.putShort((short) header.length);
    } else {
      bytes.putInt(header.length);
    }
    return bytes.put(header).array();
  }

  public static String text(String descr, boolean fortranOrder, String shape) {
    return "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
        .formatted(descr, fortranOrder ? "True" : "False", shape);
  }

  /** An array of float64, little-endian. */
  public static byte[] array(boolean fortranOrder, String shape, double... elements) {
    return of(text("<f8", fortranOrder, shape), elements);
  }

  /** Any header, and float64 after it. */
  public static byte[] of(String text, double... elements) {
    ByteBuffer data =
        ByteBuffer.allocate(elements.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(elements);
    return joined(header(1, text), data.array());
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
