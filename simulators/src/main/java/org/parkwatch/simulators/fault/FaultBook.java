package org.parkwatch.simulators.fault;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.PlantModel;

/**
 * What is wrong with which device, kept over restarts. Thread-safe: agents read without waiting,
 * changes are made one after the other and stand in the file before they are confirmed.
 */
public final class FaultBook {
  private final PlantModel plant;
  private final InstantSource clock;
  private final StateFile file;
  private final SavedState saved;
  private final List<String> codes = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private final AtomicReferenceArray<DeviceFaults> faults;
  private volatile FaultListener listener = FaultListener.NONE;

  /**
   * @param others codes of devices that are no rack PDUs; their places follow on the rack PDUs'
   * @param saved what {@code file} held; codes that the park no longer has are forgotten
   */
  public FaultBook(
      PlantModel plant,
      List<String> others,
      InstantSource clock,
      StateFile file,
      SavedState saved) {
    this.plant = plant;
    this.clock = clock;
    this.file = file;
    this.saved = saved;
    plant.pdus().forEach(pdu -> codes.add(pdu.code()));
    codes.addAll(others);
    faults = new AtomicReferenceArray<>(codes.size());
    for (int i = 0; i < codes.size(); i++) {
      indices.put(codes.get(i), i);
      faults.setPlain(i, saved.devices().getOrDefault(codes.get(i), DeviceFaults.NONE));
    }
  }

  /** From now on this one hears of changes of rack PDUs; it must not wait. */
  public void tell(FaultListener who) {
    listener = who;
  }

  /** What is wrong with the line of the device or gateway of that code; null for nothing. */
  public Fault.@Nullable OfLine line(String code) {
    Integer index = indices.get(code);
    return index == null ? null : faults.get(index).line();
  }

  /** What is wrong with the device at a place in the park's list. */
  public DeviceFaults of(int device) {
    return faults.get(device);
  }

  /**
   * Makes the fault happen at all devices, or, if it cannot be written down, at none. What is no
   * fault of the line happens to rack PDUs only.
   *
   * @return at how many
   * @throws IllegalArgumentException if none of the devices can have the fault
   */
  public synchronized int apply(Fault fault, int[] targets) throws IOException {
    int pdus = plant.pdus().size();
    int[] devices =
        fault instanceof Fault.OfLine
            ? targets
            : java.util.Arrays.stream(targets).filter(device -> device < pdus).toArray();
    if (devices.length == 0) {
      throw new IllegalArgumentException("only a rack PDU can have this fault");
    }
    change(devices, (device, now) -> with(device, now, faults.get(device), fault));
    return devices.length;
  }

  /** Ends all faults of the devices. */
  public synchronized void clear(int[] devices) throws IOException {
    change(devices, this::cleared);
  }

  /** Ends all faults of all devices. */
  public void clearAll() throws IOException {
    clear(java.util.stream.IntStream.range(0, codes.size()).toArray());
  }

  /** Codes of the devices with a fault, and their faults. */
  public Map<String, DeviceFaults> list() {
    Map<String, DeviceFaults> list = new TreeMap<>();
    for (int i = 0; i < faults.length(); i++) {
      if (faults.get(i).any()) {
        list.put(codes.get(i), faults.get(i));
      }
    }
    return list;
  }

  private interface Change {
    DeviceFaults of(int device, long now);
  }

  private void change(int[] devices, Change change) throws IOException {
    long now = clock.millis();
    List<DeviceFaults> before = new ArrayList<>(devices.length);
    for (int device : devices) {
      before.add(faults.get(device));
      faults.set(device, change.of(device, now));
    }
    try {
      save();
    } catch (IOException e) {
      for (int i = 0; i < devices.length; i++) {
        faults.set(devices[i], before.get(i));
      }
      throw e;
    }
    for (int i = 0; i < devices.length; i++) {
      DeviceFaults after = faults.get(devices[i]);
      if (devices[i] < plant.pdus().size() && !after.equals(before.get(i))) {
        listener.changed(devices[i], before.get(i), after);
      }
    }
  }

  private void save() throws IOException {
    Map<String, DeviceFaults> devices = new TreeMap<>();
    for (int i = 0; i < faults.length(); i++) {
      if (!faults.get(i).equals(DeviceFaults.NONE)) {
        devices.put(codes.get(i), faults.get(i));
      }
    }
    file.write(new SavedState(saved.seed(), saved.baseMillis(), devices));
  }

  private DeviceFaults with(int device, long now, DeviceFaults old, Fault fault) {
    Disturbance d = old.disturbance();
    return switch (fault) {
      case Fault.OfLine line -> new DeviceFaults(line, d);
      case Fault.Overload(double percent) -> {
        Disturbance calm = withoutOverload(device, now, d);
        yield new DeviceFaults(
            old.line(),
            new Disturbance(
                percent / 100,
                now,
                calm.inletCelsius(),
                calm.sensorLost(),
                calm.offsetWattHours(),
                calm.resetWattHours(),
                calm.bootMillis()));
      }
      case Fault.Hot(double celsius) ->
          new DeviceFaults(old.line(), inlet(d, celsius, d.sensorLost()));
      case Fault.SensorLost() -> new DeviceFaults(old.line(), inlet(d, d.inletCelsius(), true));
      case Fault.CounterReset() ->
          new DeviceFaults(
              old.line(),
              new Disturbance(
                  d.overloadShare(),
                  d.overloadSinceMillis(),
                  d.inletCelsius(),
                  d.sensorLost(),
                  d.offsetWattHours(),
                  plant.wattHours(device, now, d),
                  now));
    };
  }

  private DeviceFaults cleared(int device, long now) {
    Disturbance calm = withoutOverload(device, now, faults.get(device).disturbance());
    return new DeviceFaults(null, inlet(calm, Double.NaN, false));
  }

  /** The energy that the overload drew stays in the register. */
  private Disturbance withoutOverload(int device, long now, Disturbance d) {
    if (!d.overloaded()) {
      return d;
    }
    return new Disturbance(
        Double.NaN,
        0,
        d.inletCelsius(),
        d.sensorLost(),
        plant.offsetAfterOverload(device, now, d),
        d.resetWattHours(),
        d.bootMillis());
  }

  private static Disturbance inlet(Disturbance d, double celsius, boolean sensorLost) {
    return new Disturbance(
        d.overloadShare(),
        d.overloadSinceMillis(),
        celsius,
        sensorLost,
        d.offsetWattHours(),
        d.resetWattHours(),
        d.bootMillis());
  }
}
