package dev.gradtwin.compare.subject.npz;

import dev.gradtwin.compare.text.Quoting;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * What an array's elements are: IEEE 754 numbers of 4 or 8 bytes.
 *
 * @param single whether they are float32, otherwise float64
 * @param order the order of their bytes
 */
record ElementType(boolean single, ByteOrder order) {
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("b1", "bool"),
          Map.entry("i1", "int8"),
          Map.entry("i2", "int16"),
          Map.entry("i4", "int32"),
          Map.entry("i8", "int64"),
          Map.entry("u1", "uint8"),
          Map.entry("u2", "uint16"),
          Map.entry("u4", "uint32"),
          Map.entry("u8", "uint64"),
          Map.entry("f2", "float16"),
          Map.entry("f12", "longdouble"),
          Map.entry("f16", "longdouble"),
          Map.entry("c8", "complex64"),
          Map.entry("c16", "complex128"));

  /**
   * The type that a header's {@code descr} means.
   *
   * @throws Refusal if it is another than float32 and float64
   */
  static ElementType of(String descr) throws Refusal {
    String kind = descr.isEmpty() ? "" : descr.substring(1);
    char order = descr.isEmpty() ? ' ' : descr.charAt(0);
    if (descr.equals("O") || kind.equals("O")) {
      throw Refusal.of(
          "float32 or float64",
          "Python objects (pickled): they can run code when they are loaded, and are not read");
    }
    if ((kind.equals("f8") || kind.equals("f4")) && "<>=".indexOf(order) >= 0) {
      return new ElementType(
          kind.equals("f4"),
          switch (order) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
          });
    }
    String known = OTHERS.get(kind);
    String quoted = "'" + Quoting.oneLine(descr, 40) + "'";
    throw Refusal.of(
        "float32 or float64", known == null ? "the type " + quoted : known + " (" + quoted + ")");
  }

  /** The bytes of an element. */
  int width() {
    return single ? Float.BYTES : Double.BYTES;
  }

  /** An array's bytes, to be read in this order. */
  ByteBuffer ordered(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(order);
  }

  /** The element at a position of {@link #ordered} bytes. */
  double at(ByteBuffer ordered, int position) {
    return single ? ordered.getFloat(position) : ordered.getDouble(position);
  }
}
