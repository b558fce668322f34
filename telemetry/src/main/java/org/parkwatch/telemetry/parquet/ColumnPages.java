package org.parkwatch.telemetry.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * The pages of one column in one group of rows, each compressed, kept until the group is written.
 * Confined to one thread.
 */
final class ColumnPages implements PageWriter {
  private final TableColumn column;
  private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private final Set<org.apache.parquet.format.Encoding> encodings =
      EnumSet.noneOf(org.apache.parquet.format.Encoding.class);
  private final Statistics<?> bounds;
  private long values;
  private long savedBytes;

  ColumnPages(TableColumn column) {
    this.column = column;
    bounds = Statistics.createStats(column.encoded());
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> statistics,
      SizeStatistics sizes,
      GeospatialStatistics places,
      Encoding repetitions,
      Encoding definitions,
      Encoding encoding)
      throws IOException {
    writePage(bytes, valueCount, rowCount, statistics, repetitions, definitions, encoding);
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> statistics,
      Encoding repetitions,
      Encoding definitions,
      Encoding encoding)
      throws IOException {
    PageHeader header =
        new PageHeader()
            .setType(PageType.DATA_PAGE)
            .setData_page_header(
                new DataPageHeader(
                    valueCount, stored(encoding), stored(definitions), stored(repetitions)));
    put(header, bytes, pages);
    bounds.mergeStatistics(statistics);
    values += valueCount;
  }

  @Override
  public void writeDictionaryPage(DictionaryPage page) throws IOException {
    PageHeader header =
        new PageHeader()
            .setType(PageType.DICTIONARY_PAGE)
            .setDictionary_page_header(
                new DictionaryPageHeader(page.getDictionarySize(), stored(page.getEncoding())));
    put(header, page.getBytes(), dictionary);
  }

  private void put(PageHeader header, BytesInput bytes, ByteArrayOutputStream to)
      throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      bytes.writeAllTo(gzip);
    }
    header.setUncompressed_page_size(Math.toIntExact(bytes.size()));
    header.setCompressed_page_size(packed.size());
    savedBytes += bytes.size() - packed.size();
    Util.writePageHeader(header, to);
    packed.writeTo(to);
  }

  private org.apache.parquet.format.Encoding stored(Encoding encoding) {
    org.apache.parquet.format.Encoding stored =
        org.apache.parquet.format.Encoding.valueOf(encoding.name());
    encodings.add(stored);
    return stored;
  }

  /**
   * Writes the pages.
   *
   * @param position of the stream
   * @return what the file's table of contents says of them
   */
  ColumnMetaData writeTo(OutputStream out, long position) throws IOException {
    dictionary.writeTo(out);
    pages.writeTo(out);
    long size = (long) dictionary.size() + pages.size();
    ColumnMetaData facts =
        new ColumnMetaData(
            column.storedType(),
            new ArrayList<>(encodings),
            List.of(column.name()),
            CompressionCodec.GZIP,
            values,
            size + savedBytes,
            size,
            position + dictionary.size());
    if (dictionary.size() > 0) {
      facts.setDictionary_page_offset(position);
    }
    return facts.setStatistics(storedBounds());
  }

  private org.apache.parquet.format.Statistics storedBounds() {
    org.apache.parquet.format.Statistics stored = new org.apache.parquet.format.Statistics();
    stored.setNull_count(bounds.getNumNulls());
    if (bounds.hasNonNullValue()) {
      stored.setMin_value(bounds.getMinBytes());
      stored.setMax_value(bounds.getMaxBytes());
    }
    return stored;
  }

  @Override
  public long getMemSize() {
    return (long) dictionary.size() + pages.size();
  }

  @Override
  public long allocatedSize() {
    return getMemSize();
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " " + column.name() + " " + getMemSize() + " bytes";
  }

  @Override
  @SuppressWarnings("deprecation")
  public void writePage(
      BytesInput bytes,
      int valueCount,
      Statistics<?> statistics,
      Encoding repetitions,
      Encoding definitions,
      Encoding encoding) {
    throw new UnsupportedOperationException("a page without the number of its rows");
  }

  @Override
  public void writePageV2(
      int rowCount,
      int nullCount,
      int valueCount,
      BytesInput repetitions,
      BytesInput definitions,
      Encoding encoding,
      BytesInput bytes,
      Statistics<?> statistics) {
    throw new UnsupportedOperationException("pages of version 2");
  }
}
