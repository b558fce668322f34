package org.parkwatch.alerting.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;

/**
 * Entries and alarms as bytes; the first byte is the format. Alarms of format 1 had no shelf, those
 * of format 2 no marks.
 */
final class RowCodec {
  private static final int WITHOUT_SHELF = 1;
  private static final int WITHOUT_MARKS = 2;
  private static final int FORMAT = 3;

  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInputStream in, int format) throws IOException;
  }

  private RowCodec() {}

  static byte[] encode(JournalEntry entry) {
    return bytes(out -> {
      out.writeLong(entry.sequence());
      out.writeByte(entry.kind().code());
      out.writeLong(entry.alarm());
      out.writeLong(entry.sinceMillis());
      out.writeLong(entry.atMillis());
      out.writeLong(entry.committedAtMillis());
      out.writeLong(entry.logOffset());
      text(out, entry.rule());
      out.writeInt(entry.point());
      text(out, entry.device());
      text(out, entry.pointName());
      out.writeByte(entry.severity());
      out.writeDouble(entry.value());
      out.writeDouble(entry.limit());
      text(out, entry.who());
      text(out, entry.reason());
    });
  }

  static JournalEntry entry(byte[] bytes) {
    return read(
        bytes,
        (in, format) ->
            new JournalEntry(
                in.readLong(),
                EntryKind.of(in.readByte()),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                text(in),
                in.readInt(),
                text(in),
                text(in),
                in.readByte(),
                in.readDouble(),
                in.readDouble(),
                text(in),
                text(in)));
  }

  static byte[] encode(AlarmRow row) {
    return bytes(out -> {
      out.writeLong(row.id());
      text(out, row.rule());
      out.writeInt(row.point());
      text(out, row.device());
      text(out, row.pointName());
      out.writeByte(row.severity());
      out.writeBoolean(row.active());
      names(out, row.place());
      names(out, row.what());
      out.writeDouble(row.value());
      out.writeDouble(row.limit());
      text(out, row.unit());
      out.writeByte(row.decimals());
      out.writeLong(row.sinceMillis());
      out.writeLong(row.returnedMillis());
      text(out, row.acknowledgedBy());
      out.writeLong(row.acknowledgedMillis());
      out.writeLong(row.endedMillis());
      text(out, row.reason());
      shelf(out, row.shelf());
      marks(out, row.marks());
    });
  }

  static AlarmRow row(byte[] bytes) {
    return read(
        bytes,
        (in, format) ->
            new AlarmRow(
                in.readLong(),
                text(in),
                in.readInt(),
                text(in),
                text(in),
                in.readByte(),
                in.readBoolean(),
                names(in),
                names(in),
                in.readDouble(),
                in.readDouble(),
                text(in),
                in.readByte(),
                in.readLong(),
                in.readLong(),
                text(in),
                in.readLong(),
                in.readLong(),
                text(in),
                format == WITHOUT_SHELF ? null : shelf(in),
                format <= WITHOUT_MARKS ? Marks.NONE : marks(in)));
  }

  private static void shelf(DataOutputStream out, @Nullable Shelf shelf) throws IOException {
    out.writeBoolean(shelf != null);
    if (shelf != null) {
      out.writeBoolean(shelf.oneShot());
      text(out, shelf.by());
      text(out, shelf.reason());
      out.writeLong(shelf.sinceMillis());
      out.writeLong(shelf.untilMillis());
    }
  }

  private static @Nullable Shelf shelf(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Shelf(in.readBoolean(), text(in), text(in), in.readLong(), in.readLong())
        : null;
  }

  private static void marks(DataOutputStream out, Marks marks) throws IOException {
    out.writeBoolean(marks.latched());
    text(out, marks.suppressedBy());
    text(out, marks.outOfService());
    out.writeInt(marks.notes().size());
    for (Note note : marks.notes()) {
      out.writeLong(note.atMillis());
      text(out, note.who());
      text(out, note.text());
    }
  }

  private static Marks marks(DataInputStream in) throws IOException {
    boolean latched = in.readBoolean();
    String suppressedBy = text(in);
    String outOfService = text(in);
    int count = in.readInt();
    if (count < 0 || count > Marks.MOST_NOTES) {
      throw new IOException("an alarm with " + count + " notes");
    }
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      notes.add(new Note(in.readLong(), text(in), text(in)));
    }
    return new Marks(latched, suppressedBy, outOfService, notes);
  }

  static byte[] encode(OutOfService service) {
    return bytes(out -> {
      text(out, service.id());
      text(out, service.target().kind().name());
      text(out, service.target().code());
      text(out, service.workOrder());
      text(out, service.reason());
      text(out, service.owner());
      text(out, service.by());
      out.writeLong(service.sinceMillis());
      out.writeLong(service.untilMillis());
      out.writeLong(service.endedMillis());
      text(out, service.endedBy());
    });
  }

  static OutOfService service(byte[] bytes) {
    return read(
        bytes,
        (in, format) ->
            new OutOfService(
                text(in),
                new OutOfService.Target(OutOfService.Kind.valueOf(text(in)), text(in)),
                text(in),
                text(in),
                text(in),
                text(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                text(in)));
  }

  private static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, Reader<T> reader) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format < WITHOUT_SHELF || format > FORMAT) {
        throw new IllegalStateException("the journal holds a row of format " + format);
      }
      return reader.read(in, format);
    } catch (IOException e) {
      throw new IllegalStateException("the journal holds a row that is cut short", e);
    }
  }

  /** A person's reason may be longer than the 64 KB that {@code writeUTF} takes. */
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void names(DataOutputStream out, Names names) throws IOException {
    text(out, names.en());
    text(out, names.zh());
  }

  private static Names names(DataInputStream in) throws IOException {
    return new Names(text(in), text(in));
  }
}
