package org.parkwatch.collectors.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.ThrottledLog;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.commissioning.DeviceEvents;
import org.parkwatch.facility.park.Parks;
import org.slf4j.LoggerFactory;

/**
 * Keeps events in files of lines, {@code events-N.tsv}: {@value #FILES} of {@value #FILE_BYTES}
 * bytes, then the oldest goes. In memory are the newest of each device. A thread of its own writes
 * and syncs what has gathered; what does not fit into its queue, or onto the disk, is left out and
 * said. Thread-safe.
 */
public final class EventJournal implements EventSink, DeviceEvents, AutoCloseable {
  static final int FILES = 8;
  static final int FILE_BYTES = 4 << 20;
  static final int EACH_DEVICE = 50;
  private static final int QUEUE = 10_000;
  private static final int MOST_AT_ONCE = 100;
  private static final long LOOK_MILLIS = 100;
  private static final String PREFIX = "events-";
  private static final String SUFFIX = ".tsv";

  private record Waiting(DeviceEvent event, Fate fate) {}

  private final Path folder;
  private final Parks parks;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Map<String, Deque<DeviceEvent>> newest = new HashMap<>();
  private final ThrottledLog log = new ThrottledLog(LoggerFactory.getLogger(EventJournal.class));
  private final Thread writer;
  private volatile boolean closed;
  private long number;
  private @Nullable FileChannel open;

  /**
   * Reads what was kept.
   *
   * @throws IOException if the folder cannot be used
   */
  public EventJournal(Path folder, Parks parks) throws IOException {
    this.folder = folder;
    this.parks = parks;
    Files.createDirectories(folder);
    for (long file : numbers()) {
      number = Math.max(number, file);
      try (Stream<String> lines = Files.lines(path(file), StandardCharsets.ISO_8859_1)) {
        lines
            .map(line ->
                new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
            .forEach(line -> EventLine.read(line).ifPresent(this::remember));
      }
    }
    writer = Thread.ofPlatform().name("device-events").start(this::run);
  }

  @Override
  public void add(DeviceEvent event, Fate fate) {
    if (!queue.offer(new Waiting(event, fate))) {
      log.warn("queue", event.device() + ": an event is left out, too many came at once");
      fate.decided(false);
    }
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  @Override
  public List<DeviceEvent> newest(Viewer viewer, String code, int most) {
    if (parks.current(viewer).deviceByCode(code).isEmpty()) {
      return List.of();
    }
    synchronized (newest) {
      return newest.getOrDefault(code, new ArrayDeque<>()).stream()
          .sorted(Comparator.comparing(DeviceEvent::at).reversed())
          .limit(most)
          .toList();
    }
  }

  private void remember(DeviceEvent event) {
    synchronized (newest) {
      Deque<DeviceEvent> own = newest.computeIfAbsent(event.device(), x -> new ArrayDeque<>(4));
      own.addFirst(event);
      if (own.size() > EACH_DEVICE) {
        own.removeLast();
      }
    }
  }

  /** Nothing interrupts it: that would close the file that it writes to. */
  private void run() {
    List<Waiting> some = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      Waiting first = next();
      if (first != null) {
        some.add(first);
        queue.drainTo(some, MOST_AT_ONCE);
        boolean kept = keep(some.stream().map(Waiting::event).toList());
        some.forEach(each -> decided(each, kept));
        some.clear();
      }
    }
  }

  private void decided(Waiting each, boolean kept) {
    try {
      each.fate().decided(kept);
    } catch (RuntimeException e) {
      log.warn("fate", each.event().device() + ": nobody could be told of an event kept: " + e);
    }
  }

  private @Nullable Waiting next() {
    try {
      return queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return null;
    }
  }

  /** Whether the disk has them. */
  private boolean keep(List<DeviceEvent> some) {
    some.forEach(this::remember);
    try {
      StringBuilder lines = new StringBuilder();
      some.forEach(event -> lines.append(EventLine.write(event)));
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      FileChannel file = file();
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
      return true;
    } catch (IOException e) {
      log.warn("write", "device events cannot be kept in " + folder + ": " + e);
      return false;
    }
  }

  /** The file to append to; a new one after a start, so that a line cut off stays alone. */
  private FileChannel file() throws IOException {
    FileChannel current = open;
    if (current != null && current.size() < FILE_BYTES) {
      return current;
    }
    if (current != null) {
      current.close();
    }
    number++;
    FileChannel next =
        FileChannel.open(path(number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    open = next;
    List<Long> numbers = numbers();
    for (long old : numbers.subList(0, Math.max(0, numbers.size() - FILES))) {
      Files.delete(path(old));
    }
    return next;
  }

  private Path path(long file) {
    return folder.resolve(PREFIX + file + SUFFIX);
  }

  /** Numbers of the files, the oldest first. */
  private List<Long> numbers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(PREFIX + "[0-9]{1,18}" + SUFFIX))
          .map(name ->
              Long.valueOf(name.substring(PREFIX.length(), name.length() - SUFFIX.length())))
          .sorted()
          .toList();
    }
  }

  /** Keeps what has gathered, and ends. */
  @Override
  public void close() {
    closed = true;
    try {
      writer.join();
      FileChannel current = open;
      if (current != null) {
        current.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.warn("close", "device events in " + folder + ": " + e);
    }
  }
}
