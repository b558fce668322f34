package org.parkwatch.simulators.plant;

/** Temperature and load monitor of a transformer; its windings warm slowly. */
final class TransformerInstrument implements Instrument {
  /** 2026-01-01. */
  private static final long FIRST_SECOND = 1_767_225_600L;

  private static final double WARM_CELSIUS = 130;
  private static final double HOT_CELSIUS = 150;

  private final PowerNode node;
  private final int id;
  private final double hours;
  private double riseKelvin = -1;

  TransformerInstrument(PowerNode node) {
    this.node = node;
    id = Jitter.hash(node.code());
    hours = 3600.0 * (9000 + id % 9000);
  }

  @Override
  public void write(SignalWriter out, long second) {
    double share = node.voltAmps() / node.ratedWatts();
    double goal = node.live ? 12 + 75 * Math.pow(share, 1.6) : 0;
    riseKelvin = riseKelvin < 0 ? goal : riseKelvin + (goal - riseKelvin) / 1800;
    double ambient = 27 + 1.5 * Jitter.at(id, second / 16);
    double winding = ambient + riseKelvin;
    double volts =
        node.live ? 231 * (1 - 0.03 * share) * (1 + 0.003 * Jitter.at(id + 1, second)) : 0;
    out.put("windingCelsius.l1", winding);
    out.put("windingCelsius.l2", winding + 2.5);
    out.put("windingCelsius.l3", winding + 0.8);
    out.put("coreCelsius", winding - 4);
    out.put("ambientCelsius", ambient);
    out.three("volts", volts, 0.003);
    out.three("amps", volts == 0 ? 0 : node.voltAmps() / (3 * volts), 0.03);
    out.put("watts", node.outWatts);
    out.put("voltAmps", node.voltAmps());
    out.put("powerFactor", node.voltAmps() > 0 ? node.outWatts / node.voltAmps() : 1);
    out.put("load", 100 * share);
    out.put("lossWatts", Math.max(0, node.watts - node.outWatts));
    Word state =
        winding > HOT_CELSIUS ? Word.HOT : winding > WARM_CELSIUS ? Word.WARM : Word.NORMAL;
    out.put("state", (node.live ? state : Word.DEAD).signal());
    out.put("fan", (winding > 80 ? Word.RUNNING : Word.STOPPED).signal());
    out.put("door", Word.CLOSED.signal());
    out.put("runSeconds", hours + second - FIRST_SECOND);
  }
}
