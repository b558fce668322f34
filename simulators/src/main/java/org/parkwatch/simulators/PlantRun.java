package org.parkwatch.simulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantModel;

/**
 * Keeps the plant going, a step a second, and writes its registers down each minute and at the end,
 * so that no meter goes back over a restart. Thread-safe.
 */
final class PlantRun implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PlantRun.class.getName());
  private static final long SAVE_MILLIS = 60_000;

  private final ParkPlant plant;
  private final Path file;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean going = true;
  private long savedAt;

  /**
   * Builds the plant and starts it.
   *
   * @param file of the registers; may be missing
   * @throws IOException if the file cannot be read or holds something else
   */
  PlantRun(
      ParkDraft draft,
      PlantModel model,
      IntFunction<Disturbance> disturbances,
      Path file,
      InstantSource clock)
      throws IOException {
    this.file = file;
    this.clock = clock;
    savedAt = clock.millis();
    plant = new ParkPlant(draft, model, disturbances, read(file), savedAt);
    thread = Thread.ofPlatform().daemon().name("plant").start(this::run);
  }

  ParkPlant plant() {
    return plant;
  }

  @Override
  public void close() throws IOException {
    going = false;
    LockSupport.unpark(thread);
    save();
  }

  private void run() {
    while (going) {
      long now = clock.millis();
      plant.step(now);
      if (now - savedAt >= SAVE_MILLIS) {
        savedAt = now;
        try {
          save();
        } catch (IOException e) {
          LOG.log(System.Logger.Level.WARNING, "the plant's registers cannot be written", e);
        }
      }
      LockSupport.parkNanos(1_000_000L * (1000 - Math.floorMod(clock.millis(), 1000)));
    }
  }

  private synchronized void save() throws IOException {
    List<String> lines = new ArrayList<>();
    plant.memory().forEach((key, value) -> lines.add(key + "=" + value));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, lines);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, Double> read(Path file) throws IOException {
    Map<String, Double> memory = new HashMap<>();
    if (!Files.exists(file)) {
      return memory;
    }
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int sign = line.lastIndexOf('=');
      try {
        memory.put(line.substring(0, sign), Double.parseDouble(line.substring(sign + 1)));
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        throw new IOException(file + ", line " + (i + 1) + ": expected code|what=number", e);
      }
    }
    return memory;
  }
}
