package org.parkwatch.telemetry.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table in Apache Parquet to a stream, from its beginning to its end: a group of {@value
 * #GROUP_ROWS} rows is held in memory, some megabytes, then written column by column; the table of
 * contents comes last, so that a file that broke off is no Parquet file. Of a row the columns are
 * given one after the other, then its end. Confined to one thread.
 */
public final class TableWriter {
  /** Rows that are held in memory. */
  public static final int GROUP_ROWS = 1 << 18;

  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private static final String CREATOR = "parkwatch";

  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
          .build();

  private final OutputStream out;
  private final List<TableColumn> columns;
  private final Map<String, String> facts;
  private final MessageType encoded;
  private final List<RowGroup> groups = new ArrayList<>();
  private long position;
  private long rows;
  private Group group;

  /** The rows that are still in memory. */
  private static final class Group {
    final Map<ColumnDescriptor, ColumnPages> pages = new LinkedHashMap<>();
    final ColumnWriteStore store;
    final List<ColumnWriter> writers;
    int column;
    int rows;

    Group(MessageType encoded, List<TableColumn> columns) {
      List<ColumnDescriptor> described = encoded.getColumns();
      for (int i = 0; i < columns.size(); i++) {
        pages.put(described.get(i), new ColumnPages(columns.get(i)));
      }
      store = PROPERTIES.newColumnWriteStore(encoded, pages::get);
      writers = described.stream().map(store::getColumnWriter).toList();
    }

    ColumnWriter next() {
      return writers.get(column++);
    }
  }

  /**
   * Begins a file.
   *
   * @param out not closed
   * @param facts about the file, kept in it
   */
  public TableWriter(OutputStream out, List<TableColumn> columns, Map<String, String> facts)
      throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.facts = Map.copyOf(facts);
    encoded = new MessageType(CREATOR, columns.stream().<Type>map(TableColumn::encoded).toList());
    group = new Group(encoded, this.columns);
    write(MAGIC);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  /** The next column, a {@link ColumnKind#TIME} or a {@link ColumnKind#COUNT}. */
  public TableWriter whole(long value) {
    int level = level();
    group.next().write(value, 0, level);
    return this;
  }

  /** The next column, a {@link ColumnKind#NUMBER}; NaN leaves it empty. */
  public TableWriter number(double value) {
    int level = level();
    if (Double.isNaN(value)) {
      group.next().writeNull(0, 0);
    } else {
      group.next().write(value, 0, level);
    }
    return this;
  }

  /** The next column, a {@link ColumnKind#TEXT}; null leaves it empty. */
  public TableWriter text(@Nullable Text value) {
    int level = level();
    if (value == null) {
      group.next().writeNull(0, 0);
    } else {
      group.next().write(value.bytes, 0, level);
    }
    return this;
  }

  private int level() {
    return columns.get(group.column).mayBeEmpty() ? 1 : 0;
  }

  /** A text as it is written, to be made once and used for many rows. Immutable. */
  public static final class Text {
    private final Binary bytes;

    public Text(String text) {
      bytes = Binary.fromString(text);
    }
  }

  /** Ends a row of which every column was given. */
  public void endRow() throws IOException {
    if (group.column != columns.size()) {
      throw new IllegalStateException(
          "a row of %d columns has %d".formatted(columns.size(), group.column));
    }
    group.column = 0;
    group.store.endRecord();
    if (++group.rows == GROUP_ROWS) {
      endGroup();
      group = new Group(encoded, columns);
    }
  }

  private void endGroup() throws IOException {
    group.store.flush();
    long begin = position;
    long unpacked = 0;
    List<ColumnChunk> chunks = new ArrayList<>();
    for (ColumnPages pages : group.pages.values()) {
      ColumnMetaData column = pages.writeTo(out, position);
      position += column.getTotal_compressed_size();
      unpacked += column.getTotal_uncompressed_size();
      chunks.add(new ColumnChunk(0).setMeta_data(column));
    }
    group.store.close();
    groups.add(
        new RowGroup(chunks, unpacked, group.rows)
            .setFile_offset(begin)
            .setTotal_compressed_size(position - begin));
    rows += group.rows;
  }

  /** Writes the rows still in memory and the table of contents; nothing may follow. */
  public void finish() throws IOException {
    if (group.rows > 0) {
      endGroup();
    }
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement(CREATOR).setNum_children(columns.size()));
    columns.forEach(column -> schema.add(column.stored()));
    FileMetaData contents =
        new FileMetaData(1, schema, rows, groups)
            .setCreated_by(CREATOR)
            .setKey_value_metadata(
                facts.entrySet().stream()
                    .map(fact -> new KeyValue(fact.getKey()).setValue(fact.getValue()))
                    .toList())
            .setColumn_orders(
                columns.stream()
                    .map(column -> ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()))
                    .toList());
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(contents, footer);
    write(footer.toByteArray());
    write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.size())
            .array());
    write(MAGIC);
    out.flush();
  }
}
