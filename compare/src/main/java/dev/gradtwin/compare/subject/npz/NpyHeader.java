package dev.gradtwin.compare.subject.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands before an array's elements: their type, their order and the array's shape.
 *
 * @param type the elements' type
 * @param fortranOrder whether the first index runs fastest, otherwise the last
 * @param shape the array's shape
 */
record NpyHeader(ElementType type, boolean fortranOrder, List<Integer> shape) {
  /** The longest header, in bytes. */
  static final int MAX_LENGTH = 1 << 16;

  /** The largest number of elements of a slice. */
  static final int MAX_SLICE = (1 << 28) - 1;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /**
   * Reads it.
   *
   * @param in the entry, which stands on the first element then
   * @throws Refusal if it is no header, or means another number of bytes than the entry has
   */
  static NpyHeader of(EntryStream in) throws IOException {
    byte[] magic = bytes(in, MAGIC.length + 2);
    if (!ByteBuffer.wrap(magic, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw Refusal.of("an array (.npy) in the entry", "something else");
    }
    int version = magic[MAGIC.length];
    if (version < 1 || version > 3 || magic[MAGIC.length + 1] != 0) {
      throw Refusal.of(
          "an array of format 1.0, 2.0 or 3.0",
          Byte.toUnsignedInt(magic[6]) + "." + Byte.toUnsignedInt(magic[7]));
    }
    long length =
        version == 1
            ? Short.toUnsignedLong(number(in, Short.BYTES).getShort())
            : Integer.toUnsignedLong(number(in, Integer.BYTES).getInt());
    if (length > MAX_LENGTH) {
      throw Refusal.of("an array's header of at most " + MAX_LENGTH + " bytes", length);
    }
    NpyHeader header =
        parse(
            new String(
                bytes(in, (int) length),
                version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    header.expectBytes(in.left());
    return header;
  }

  private static ByteBuffer number(EntryStream in, int length) throws IOException {
    return ByteBuffer.wrap(bytes(in, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(EntryStream in, int length) throws IOException {
    if (in.left() < length) {
      throw Refusal.of("an array's header", "an entry that ends before");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes, 0, length);
    return bytes;
  }

  private static NpyHeader parse(String header) throws Refusal {
    HeaderText text = new HeaderText(header);
    @Nullable ElementType type = null;
    @Nullable Boolean fortranOrder = null;
    @Nullable List<Integer> shape = null;
    Set<String> keys = new HashSet<>();
    text.expect('{');
    while (!text.passes('}')) {
      String key = text.string();
      if (!keys.add(key)) {
        throw Refusal.of(
            "every key of the array's header once", "'" + Refusal.quoted(key) + "' twice");
      }
      text.expect(':');
      switch (key) {
        case "descr" -> type = type(text);
        case "fortran_order" -> fortranOrder = text.bool();
        case "shape" -> shape = text.shape();
        default ->
            throw Refusal.of(
                "descr, fortran_order and shape in the array's header",
                "'" + Refusal.quoted(key) + "'");
      }
      if (!text.passes(',')) {
        text.expect('}');
        break;
      }
    }
    text.expectEnd();
    if (type == null || fortranOrder == null || shape == null) {
      throw Refusal.of(
          "descr, fortran_order and shape in the array's header", "only " + keys.size() + " keys");
    }
    return new NpyHeader(type, fortranOrder, shape);
  }

  private static ElementType type(HeaderText text) throws Refusal {
    if (text.passes('[')) {
      throw Refusal.of("float32 or float64", "a structured type");
    }
    return ElementType.of(text.string());
  }

  private void expectBytes(long found) throws Refusal {
    long elements;
    try {
      long slice = 1;
      for (int axis : shape.subList(Math.min(1, shape.size()), shape.size())) {
        slice = Math.multiplyExact(slice, (long) axis);
      }
      if (slice > MAX_SLICE) {
        throw Refusal.of("slices of at most " + MAX_SLICE + " numbers", "the shape " + shape);
      }
      elements = slice * slices();
    } catch (ArithmeticException e) {
      throw Refusal.of("a shape that can be", shape);
    }
    long expected = elements * type.width(); // below 2^28 * 2^31 * 2^3
    if (expected != found) {
      throw Refusal.of(
          expected + " bytes for the shape " + shape, found < expected ? "only " + found : found);
    }
  }

  /** The number of slices along the first axis; a scalar is one. */
  int slices() {
    return shape.isEmpty() ? 1 : shape.get(0);
  }

  /** The number of elements of a slice. */
  int sliceSize() {
    int size = 1;
    for (int axis = 1; axis < shape.size(); axis++) {
      size *= shape.get(axis);
    }
    return size;
  }
}
