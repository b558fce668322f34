package org.parkwatch.simulators.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.snmp.AnswerLog;
import org.parkwatch.simulators.snmp.MibTree;

/**
 * Writes down each answer given, for an independent judge of what a collector must have seen. A CSV
 * file that is only appended to, one line an answer:
 *
 * <pre>epochMillis,device,requestId,fate,delayMillis,sequence,values</pre>
 *
 * <p>{@code fate} is {@code good}, {@code slow} or {@code garbage}; {@code sequence} counts this
 * device's good and slow answers that carried its energy register, and stays for others; {@code
 * values} are {@code oid=raw} pairs parted by semicolons, texts only by their name. Lines are
 * handed to the system within a second.
 *
 * <p>Thread-safe. An agent waits for the disk here, so that no answer goes unwritten; meant for
 * tests.
 */
public final class TruthJournal implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TruthJournal.class.getName());
  private static final int BUFFER_BYTES = 1 << 18;
  private static final long FLUSH_NANOS = 200_000_000;

  private final StringBuilder line = new StringBuilder();
  private final Thread flusher;
  private volatile @Nullable BitSet devices;
  private @Nullable OutputStream out;
  private long lines;
  private volatile boolean running = true;

  public TruthJournal() {
    flusher = Thread.ofPlatform().daemon().name("truth-journal").start(this::flushNowAndThen);
  }

  /** Begins to write the answers of the devices, at the end of the file if it exists. */
  public synchronized void on(Path file, BitSet wanted) throws IOException {
    off();
    Files.createDirectories(file.toAbsolutePath().getParent());
    out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            BUFFER_BYTES);
    lines = 0;
    devices = (BitSet) wanted.clone();
  }

  /** Ends writing; what was recorded is in the file when this returns. */
  public synchronized void off() throws IOException {
    devices = null;
    OutputStream old = out;
    out = null;
    if (old != null) {
      old.close();
    }
  }

  /** Whether answers of the device are to be recorded. */
  public boolean wants(int device) {
    BitSet wanted = devices;
    return wanted != null && wanted.get(device);
  }

  /** Lines written since the journal was last switched on. */
  public synchronized long lines() {
    return lines;
  }

  /** Records one answer. */
  public synchronized void record(
      long epochMillis,
      String device,
      int requestId,
      String fate,
      long delayMillis,
      long sequence,
      MibTree<?> tree,
      AnswerLog answers) {
    if (out == null) {
      return;
    }
    line.setLength(0);
    line.append(epochMillis).append(',').append(device).append(',').append(requestId);
    line.append(',').append(fate).append(',').append(delayMillis).append(',').append(sequence);
    char separator = ',';
    for (int i = 0; i < answers.size(); i++) {
      line.append(separator).append(tree.name(answers.place(i))).append('=');
      if (answers.isNumber(i)) {
        line.append(answers.number(i));
      } else {
        line.append("text");
      }
      separator = ';';
    }
    line.append(separator == ',' ? ",\n" : "\n");
    try {
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
      lines++;
    } catch (IOException e) {
      fail(e);
    }
  }

  @Override
  public void close() throws IOException {
    running = false;
    LockSupport.unpark(flusher);
    off();
  }

  private void flushNowAndThen() {
    while (running) {
      LockSupport.parkNanos(FLUSH_NANOS);
      synchronized (this) {
        try {
          if (out != null) {
            out.flush();
          }
        } catch (IOException e) {
          fail(e);
        }
      }
    }
  }

  /** A journal with holes would be a lie, so it ends. */
  private synchronized void fail(IOException e) {
    LOG.log(System.Logger.Level.ERROR, "the truth journal cannot be written and is off", e);
    devices = null;
    out = null;
  }
}
