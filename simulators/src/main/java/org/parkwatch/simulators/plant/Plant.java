package org.parkwatch.simulators.plant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the load model of a park from one seed: the same seed and codes give the same values at the
 * same moment, whatever the order. Built to be quiet: no inlet above 26.95 °C and no PDU above 62 %
 * of its rated current, which also keeps clear of the 65 % at which some makes warn by themselves.
 *
 * <p>The load is what tenants use of their contract (45 % on average), higher in the afternoon,
 * shared about equally by feeds A and B; a PDU that carries its cabinet alone takes all. Type
 * plates of the park are single-phase, so every PDU is. Nobody gets more than an operator allows:
 * with all its waves a cabinet stays below its contract, and below what one of its feeds carries
 * alone as a continuous load. Only what is seeded as wrong goes beyond.
 */
final class Plant {
  private static final double NOMINAL_VOLTS = 230;
  private static final double HIGHEST_LOAD_SHARE = 0.62;

  /** Below the 80 % of a continuous load, so that two meters that round up still show less. */
  private static final double HIGHEST_FEED_SHARE = 0.78;

  private static final double HIGHEST_CONTRACT_SHARE = 0.97;

  /** Up to this part of what is allowed a load is as it is; beyond, it comes less and less near. */
  private static final double UNBOUND_SHARE = 0.75;

  private static final double LOWEST_VOLTS = 219;
  private static final double LOWEST_POWER_FACTOR = 0.93;
  private static final double HIGHEST_CELSIUS = 26.95;

  /** Cabinets that draw too much calculate day and night. */
  private static final double FLAT_SWAY = 0.02;

  /** 15:00 in the time of Fuzhou (UTC+8), in seconds of the UTC day. */
  private static final double AFTERNOON = 7 * 3600;

  private final long seed;
  private final SeededFaults seeded;

  Plant(long seed, SeededFaults seeded) {
    this.seed = seed;
    this.seeded = seeded;
  }

  PduModel model(RackPdu pdu) {
    SplittableRandom cabinet = random("cabinet " + pdu.cabinet());
    SplittableRandom own = random("pdu " + pdu.code());
    List<Wave> load = load(pdu, cabinet);
    double peak = 1 + load.stream().mapToDouble(Wave::amplitude).sum();
    double powerFactor = own.nextDouble(0.94, 0.97);
    double highestWatts =
        HIGHEST_LOAD_SHARE * pdu.ratedAmps() * LOWEST_VOLTS * (powerFactor - 0.01) / peak;
    double watts = Math.min(meanWatts(pdu, peak), highestWatts);
    String room = pdu.places().size() > 1 ? pdu.places().get(1) : pdu.cabinet();
    double meanVolts =
        random("feed " + pdu.side() + " " + room).nextDouble(224, 230) + own.nextDouble(-1, 1);
    double humidity = random("air " + room).nextDouble(44, 51);
    List<Wave> temperature =
        List.of(
            Wave.daily(own.nextDouble(0.2, 0.6), AFTERNOON + 1800),
            Wave.of(0.08, own.nextDouble(300, 900), own));
    return new PduModel(
        watts,
        load,
        meanVolts,
        List.of(
            Wave.daily(-own.nextDouble(1.0, 2.0), AFTERNOON),
            Wave.of(0.9, own.nextDouble(500, 1100), own),
            Wave.of(0.5, own.nextDouble(29, 67), own)),
        powerFactor,
        Wave.of(0.008, own.nextDouble(700, 1500), own),
        meanCelsius(pdu, own, temperature),
        temperature,
        humidity,
        Wave.of(own.nextDouble(0.8, 3), own.nextDouble(7200, 20_000), own),
        watts * own.nextDouble(500, 4000) + own.nextDouble(20_000),
        own.nextLong(3600, 400L * 86_400));
  }

  /** Both PDUs of a cabinet take the same waves, so that their sum is what the cabinet draws. */
  private List<Wave> load(RackPdu pdu, SplittableRandom cabinet) {
    if (seeded.watts(pdu).isPresent()) {
      return List.of(Wave.of(FLAT_SWAY, cabinet.nextDouble(200, 700), cabinet));
    }
    SplittableRandom tenant = random("tenant " + pdu.tenant());
    return List.of(
        Wave.daily(tenant.nextDouble(0.05, 0.16), AFTERNOON + tenant.nextDouble(-7200, 7200)),
        Wave.of(0.05, cabinet.nextDouble(2000, 6000), cabinet),
        Wave.of(0.03, cabinet.nextDouble(200, 700), cabinet),
        Wave.of(0.015, cabinet.nextDouble(31, 73), cabinet));
  }

  private double meanWatts(RackPdu pdu, double peak) {
    double tenant = random("use " + pdu.tenant()).nextDouble(0.35, 0.55);
    SplittableRandom cabinet = random("share " + pdu.cabinet());
    double usual = pdu.contractKw() * 1000 * tenant * cabinet.nextDouble(0.75, 1.25);
    double watts = seeded.watts(pdu).orElse(bounded(usual, allowedWatts(pdu) / peak));
    double shareA = cabinet.nextDouble(0.46, 0.54);
    if (pdu.alone()) {
      return watts;
    }
    return switch (pdu.side()) {
      case A -> watts * shareA;
      case B -> watts * (1 - shareA);
    };
  }

  /** What the whole cabinet may draw at its highest in W; 0 where it is free. */
  private static double allowedWatts(RackPdu pdu) {
    double amps = HIGHEST_FEED_SHARE * pdu.cabinetAmps();
    if (pdu.alone()) {
      amps = Math.min(amps, HIGHEST_LOAD_SHARE * pdu.ratedAmps());
    }
    return Math.min(
        HIGHEST_CONTRACT_SHARE * 1000 * pdu.contractKw(),
        amps * LOWEST_VOLTS * LOWEST_POWER_FACTOR);
  }

  /** Steady, and the steadier the nearer: equal loads stay equal, larger ones stay larger. */
  private static double bounded(double watts, double bound) {
    double free = UNBOUND_SHARE * bound;
    if (watts <= free) {
      return watts;
    }
    double room = bound - free;
    return bound - room * Math.exp((free - watts) / room);
  }

  private double meanCelsius(RackPdu pdu, SplittableRandom own, List<Wave> waves) {
    String row = pdu.places().isEmpty() ? pdu.cabinet() : pdu.places().getFirst();
    SplittableRandom aisle = random("aisle " + row);
    boolean warm = aisle.nextInt(25) == 0;
    double mean =
        (warm ? aisle.nextDouble(25, 25.8) : aisle.nextDouble(19.5, 24))
            + random("place " + pdu.cabinet()).nextDouble(-0.7, 0.7)
            + own.nextDouble(-0.2, 0.2);
    double swing = waves.stream().mapToDouble(Wave::amplitude).sum();
    return Math.min(mean, HIGHEST_CELSIUS - swing);
  }

  private SplittableRandom random(String what) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : what.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return new SplittableRandom(seed ^ hash);
  }

  /** Active power in W of a current at the nominal voltage. */
  static double nominalWatts(double amps, double powerFactor) {
    return amps * NOMINAL_VOLTS * powerFactor;
  }
}
