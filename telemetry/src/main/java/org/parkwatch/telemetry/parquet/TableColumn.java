package org.parkwatch.telemetry.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * One column of a table. Immutable.
 *
 * @param name small letters and underscores
 * @param mayBeEmpty whether a row may have nothing there
 */
public record TableColumn(String name, ColumnKind kind, boolean mayBeEmpty) {
  /** A column that has something in every row. */
  public static TableColumn required(String name, ColumnKind kind) {
    return new TableColumn(name, kind, false);
  }

  /** A column that may be empty in some rows. */
  public static TableColumn optional(String name, ColumnKind kind) {
    return new TableColumn(name, kind, true);
  }

  /** As the encoders want it. */
  PrimitiveType encoded() {
    Repetition repetition = mayBeEmpty ? Repetition.OPTIONAL : Repetition.REQUIRED;
    return switch (kind) {
      case TIME ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
              .named(name);
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case NUMBER -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
      case COUNT -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
    };
  }

  /** As it stands in the file. */
  SchemaElement stored() {
    SchemaElement element =
        new SchemaElement(name)
            .setType(storedType())
            .setRepetition_type(
                mayBeEmpty ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
    if (kind == ColumnKind.TIME) {
      element
          .setLogicalType(
              LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds()))))
          .setConverted_type(ConvertedType.TIMESTAMP_MILLIS);
    } else if (kind == ColumnKind.TEXT) {
      element.setLogicalType(LogicalType.STRING(new StringType()));
      element.setConverted_type(ConvertedType.UTF8);
    }
    return element;
  }

  /** Its physical type. */
  Type storedType() {
    return switch (kind) {
      case TIME, COUNT -> Type.INT64;
      case TEXT -> Type.BYTE_ARRAY;
      case NUMBER -> Type.DOUBLE;
    };
  }
}
