package io.bi4j.core.data;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns Java records into rows and back. */
final class RecordMapper<T extends Record> {
  private static final Map<Class<?>, DataType> TYPES =
      Map.ofEntries(
          Map.entry(String.class, DataType.STRING),
          Map.entry(boolean.class, DataType.BOOL),
          Map.entry(Boolean.class, DataType.BOOL),
          Map.entry(int.class, DataType.INT64),
          Map.entry(Integer.class, DataType.INT64),
          Map.entry(long.class, DataType.INT64),
          Map.entry(Long.class, DataType.INT64),
          Map.entry(float.class, DataType.FLOAT64),
          Map.entry(double.class, DataType.FLOAT64),
          Map.entry(Double.class, DataType.FLOAT64),
          Map.entry(BigDecimal.class, DataType.decimal(38, 9)),
          Map.entry(byte[].class, DataType.BYTES),
          Map.entry(LocalDate.class, DataType.DATE),
          Map.entry(LocalTime.class, DataType.TIME),
          Map.entry(LocalDateTime.class, DataType.LOCAL_DATETIME),
          Map.entry(Instant.class, DataType.TIMESTAMP),
          Map.entry(Duration.class, DataType.DURATION));

  private final Class<T> type;
  private final RecordComponent[] components;

  private RecordMapper(Class<T> type) {
    this.type = type;
    this.components = type.getRecordComponents();
  }

  static <T extends Record> RecordMapper<T> of(Class<T> type) {
    return new RecordMapper<>(type);
  }

  RecordSet toRecordSet(List<T> records) {
    Schema schema = schema();
    BatchBuilder builder = BatchBuilder.of(schema);
    List<RecordBatch> batches = new ArrayList<>();
    for (T each : records) {
      builder.addRow(cells(each));
      if (builder.isFull()) {
        batches.add(builder.build());
      }
    }
    if (builder.rowCount() > 0 || batches.isEmpty()) {
      batches.add(builder.build());
    }
    return RecordSet.of(schema, batches);
  }

  private Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      DataType columnType = TYPES.get(component.getType());
      if (columnType == null) {
        throw new BiException(
            CoreErrors.BAD_TYPE,
            "Component \""
                + component.getName()
                + "\" of "
                + type.getSimpleName()
                + " is a "
                + component.getType().getSimpleName()
                + ", which no column holds. Use one of: "
                + TYPES.keySet().stream().map(Class::getSimpleName).sorted().toList()
                + ".");
      }
      boolean nullable = !component.getType().isPrimitive();
      fields.add(new Field(component.getName(), columnType, nullable));
    }
    return Schema.of(fields);
  }

  private @Nullable Object[] cells(T each) {
    @Nullable Object[] cells = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      cells[i] = read(components[i], each);
    }
    return cells;
  }

  private @Nullable Object read(RecordComponent component, T each) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(each);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalArgumentException(
          "Cannot read component \"" + component.getName() + "\" of " + type.getName() + ".", e);
    }
  }

  List<T> toList(RecordSet rows) {
    int[] ordinals =
        Arrays.stream(components).mapToInt(c -> rows.schema().ordinal(c.getName())).toArray();
    Constructor<T> constructor = constructor();
    List<T> list = new ArrayList<>(Math.toIntExact(rows.rowCount()));
    rows.rows().forEach(row -> list.add(create(constructor, row, ordinals)));
    return list;
  }

  private Constructor<T> constructor() {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no canonical constructor", e);
    }
  }

  private T create(Constructor<T> constructor, Row row, int[] ordinals) {
    @Nullable Object[] arguments = new @Nullable Object[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      arguments[i] = fitted(row.get(ordinals[i]), components[i]);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new BiException(
          CoreErrors.BAD_VALUE,
          "Record "
              + type.getSimpleName()
              + " refused the row "
              + row
              + ": "
              + e.getTargetException().getMessage()
              + ".",
          e.getTargetException());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalArgumentException("Cannot create " + type.getName() + ".", e);
    }
  }

  private @Nullable Object fitted(@Nullable Object value, RecordComponent component) {
    Class<?> target = component.getType();
    Object fitted = value instanceof Number number ? number(number, target) : value;
    if (fitted == null ? target.isPrimitive() : !boxed(target).isInstance(fitted)) {
      throw new BiException(
          CoreErrors.BAD_VALUE,
          "Column \""
              + component.getName()
              + "\" holds "
              + value
              + ", which does not fit the "
              + target.getSimpleName()
              + " component of "
              + type.getSimpleName()
              + ". Change the component's type or cast the column.");
    }
    return fitted;
  }

  /** A number as the type of its component, or unchanged when that would lose a digit. */
  private static Object number(Number number, Class<?> target) {
    if (number instanceof Long whole) {
      return whole(whole, target);
    }
    boolean real = target == float.class || target == Float.class;
    return number instanceof Double wide && real && Double.compare(wide.floatValue(), wide) == 0
        ? (Object) wide.floatValue()
        : number;
  }

  private static Object whole(Long whole, Class<?> target) {
    if (target == int.class || target == Integer.class) {
      return whole == whole.intValue() ? (Object) whole.intValue() : whole;
    }
    if (target == double.class || target == Double.class) {
      double real = whole;
      boolean exact = (long) real == whole && real != 0x1p63;
      return exact ? (Object) real : whole;
    }
    return whole;
  }

  private static Class<?> boxed(Class<?> target) {
    return target.isPrimitive()
        ? java.lang.invoke.MethodType.methodType(target).wrap().returnType()
        : target;
  }
}
