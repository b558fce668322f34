package org.parkwatch.simulators.plant;

import java.util.List;

/** The models of all rack PDUs of a park, by their place in its list. Immutable, thread-safe. */
public final class PlantModel {
  private static final double SWAY_AMPS = 0.004;

  private final List<RackPdu> pdus;
  private final PduModel[] models;
  private final double baseSeconds;
  private final long baseMillis;
  private final PduFeeds feeds;
  private final SeededFaults seeded;

  /**
   * @param baseMillis when the energy registers stood at their initial values; kept over restarts
   */
  public PlantModel(List<RackPdu> pdus, long seed, long baseMillis) {
    this(pdus, seed, baseMillis, SeededFaults.NONE);
  }

  /** As above, in a park in which something is wrong. */
  public PlantModel(List<RackPdu> pdus, long seed, long baseMillis, SeededFaults seeded) {
    this.pdus = List.copyOf(pdus);
    this.baseMillis = baseMillis;
    this.seeded = seeded;
    baseSeconds = baseMillis / 1000.0;
    Plant plant = new Plant(seed, seeded);
    feeds = new PduFeeds(this.pdus.size());
    models = this.pdus.stream().map(plant::model).toArray(PduModel[]::new);
  }

  public List<RackPdu> pdus() {
    return pdus;
  }

  /** What the plant does to the rack PDUs. */
  public PduFeeds feeds() {
    return feeds;
  }

  SeededFaults seeded() {
    return seeded;
  }

  /** When the park was first looked at, in seconds of Unix time. */
  long baseSecond() {
    return baseMillis / 1000;
  }

  double meanWatts(int index) {
    return models[index].meanWatts();
  }

  /** Load of the cabinet as a multiple of its mean; the same for all its rack PDUs. */
  double loadShape(int index, long second) {
    return models[index].loadShape((double) second);
  }

  double volts(int index, long second) {
    return models[index].volts((double) second);
  }

  double powerFactor(int index) {
    return models[index].powerFactor();
  }

  /** What an overloaded PDU draws, but for its sway. */
  double overloadWatts(int index, Disturbance disturbance) {
    double amps = pdus.get(index).ratedAmps() * disturbance.overloadShare();
    return amps * models[index].meanVolts() * models[index].powerFactor();
  }

  /** Fills the reading with what the device measures at the moment. */
  public void read(int index, long epochMillis, Disturbance disturbance, PduReading into) {
    PduModel model = models[index];
    RackPdu pdu = pdus.get(index);
    double seconds = epochMillis / 1000.0;
    into.pdu = pdu;
    into.epochSeconds = Math.floorDiv(epochMillis, 1000);
    into.volts = model.volts(seconds);
    into.powerFactor = model.powerFactor(seconds);
    into.watts = model.watts(seconds) * feeds.loadFactor(index);
    into.amps = into.watts / (into.volts * into.powerFactor);
    if (disturbance.overloaded()) {
      into.amps =
          pdu.ratedAmps()
              * disturbance.overloadShare()
              * (1 + SWAY_AMPS * Math.abs(Math.sin(seconds / 7)));
      into.watts = into.amps * into.volts * into.powerFactor;
    }
    into.peakWatts = Math.max(model.peakWatts(), into.watts);
    into.peakAmps = Math.max(model.peakWatts() / (219 * into.powerFactor), into.amps);
    into.hertz = 50 + 0.02 * Math.sin(seconds / 97);
    into.celsius =
        disturbance.hot()
            ? disturbance.inletCelsius()
            : model.celsius(seconds) + feeds.warmerKelvin(index);
    into.humidity = model.relativeHumidity(seconds);
    into.sensorPresent = !disturbance.sensorLost();
    into.wattHours =
        Math.max(0, wattHours(index, epochMillis, disturbance) - disturbance.resetWattHours());
    into.upMillis = epochMillis - bootMillis(index, disturbance);
  }

  /** Energy in Wh since before the base time, as if the register had never been reset. */
  public double wattHours(int index, long epochMillis, Disturbance disturbance) {
    PduModel model = models[index];
    double offset = disturbance.offsetWattHours() + feeds.extraWattHours(index);
    if (!disturbance.overloaded()) {
      return model.wattHours(baseSeconds, epochMillis / 1000.0) + offset;
    }
    double since = disturbance.overloadSinceMillis() / 1000.0;
    double amps = pdus.get(index).ratedAmps() * disturbance.overloadShare();
    double watts = Plant.nominalWatts(amps, model.powerFactor());
    return model.wattHours(baseSeconds, since)
        + offset
        + watts * (epochMillis / 1000.0 - since) / 3600;
  }

  /** What must be added to the energy so that the register stands still when an overload ends. */
  public double offsetAfterOverload(int index, long epochMillis, Disturbance disturbance) {
    return wattHours(index, epochMillis, disturbance)
        - feeds.extraWattHours(index)
        - models[index].wattHours(baseSeconds, epochMillis / 1000.0);
  }

  private long bootMillis(int index, Disturbance disturbance) {
    long boot = Math.max(disturbance.bootMillis(), feeds.bootMillis(index));
    return boot != 0 ? boot : baseMillis - 1000 * models[index].bootSecondsBefore();
  }
}
