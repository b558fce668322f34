package org.parkwatch.simulators.plant;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.simulators.ParkReader;

/** One room of building 1 with all that feeds and cools it, on a timeline of its own. */
abstract class OneRoom {
  static final long START = 1_795_330_800_000L;
  static final String ROOM = "FZ-B1-1F-R101";
  static final String UPS_A = "FZ-B1-1F-UPS-A1";

  @TempDir static Path folder;
  static ParkDraft draft;

  PlantModel model;
  ParkPlant plant;
  long now = START;

  @BeforeAll
  static void readPark() {
    ReferencePark.write(folder, new ReferenceOptions(2, ReferenceOptions.Size.SMALL, 16_100));
    draft = ParkFiles.read(folder);
  }

  @BeforeEach
  void build() {
    model = new PlantModel(ParkReader.read(draft), 2, START);
    plant = new ParkPlant(draft, model, device -> Disturbance.NONE, Map.of(), START);
  }

  final void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now += 1000;
      plant.step(now);
    }
  }

  final double value(String equipment, String signal) {
    return plant.state().value(equipment, signal);
  }

  final Word word(String equipment, String signal) {
    return plant.state().word(equipment, signal);
  }
}
