package dev.gradtwin.dl4j;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;

/**
 * Remembers the descriptions of shapes. ND4J makes one, in native memory, for every array that it
 * creates; its own cache overrides a method that nothing calls any more. ND4J finds this class by
 * the property {@code shapeinfoprovider}.
 */
@SuppressWarnings("ArrayRecordComponent") // as keys, compared by content
public final class ShapeCache extends DirectShapeInfoProvider {
  /** As many as ND4J's cache would keep. */
  private static final int MOST = 1000;

  private final Map<Shape, Pair<DataBuffer, long[]>> known = new ConcurrentHashMap<>();

  /** What describes a shape; its arrays are not written to. */
  private record Shape(
      long[] sizes, long[] strides, long elementStride, char order, DataType type, boolean empty) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Shape s
          && elementStride == s.elementStride
          && order == s.order
          && type == s.type
          && empty == s.empty
          && Arrays.equals(sizes, s.sizes)
          && Arrays.equals(strides, s.strides);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Arrays.hashCode(sizes) + Arrays.hashCode(strides)) + type.hashCode();
    }
  }

  @Override
  public Pair<DataBuffer, long[]> createShapeInformation(
      long[] sizes, long[] strides, long elementStride, char order, DataType type, boolean empty) {
    Pair<DataBuffer, long[]> found =
        known.get(new Shape(sizes, strides, elementStride, order, type, empty));
    if (found != null) {
      return found;
    }
    Pair<DataBuffer, long[]> made =
        super.createShapeInformation(sizes, strides, elementStride, order, type, empty);
    if (known.size() < MOST) {
      known.put(new Shape(sizes.clone(), strides.clone(), elementStride, order, type, empty), made);
    }
    return made;
  }
}
