package org.parkwatch.simulators.agent;

import java.util.SplittableRandom;
import org.parkwatch.simulators.fault.DeviceFaults;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.net.DatagramHandler;
import org.parkwatch.simulators.net.Exchange;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.simulators.snmp.Outcome;
import org.parkwatch.simulators.snmp.SnmpEngine;

/** All agents of one UDP port. Confined to the thread that receives there. */
public final class SnmpAgents implements DatagramHandler {
  private static final int OVERSIZED_TEXT = 9000;
  private static final int RANDOM_BYTES = 200;

  /** The kinds that take turns. */
  private static final GarbageKind[] TURNS = {
    GarbageKind.RANDOM, GarbageKind.TRUNCATED, GarbageKind.OVERSIZED, GarbageKind.WRONG_ID
  };

  private final Site site;
  private final Addresses addresses;
  private final SnmpEngine<PduReading> engine = new SnmpEngine<>();
  private final PduReading reading = new PduReading();
  private final long[] energyAnswers;
  private final int[] garbageAnswers;
  private final SplittableRandom random = new SplittableRandom(7);

  public SnmpAgents(Site site, int port) {
    this.site = site;
    addresses = new Addresses(site.plant.pdus(), port);
    energyAnswers = new long[site.plant.pdus().size()];
    garbageAnswers = new int[site.plant.pdus().size()];
  }

  @Override
  public void handle(Exchange exchange) {
    int device = addresses.device(exchange.localAddress());
    if (device < 0) {
      site.counters.add(Answers.UNKNOWN_ADDRESS);
      return;
    }
    DeviceFaults faults = site.faults.of(device);
    if (faults.line() instanceof Fault.Silent) {
      site.counters.add(Answers.SILENT);
      return;
    }
    long now = site.clock.millis();
    if (!site.plant.feeds().answers(device, now)) {
      site.counters.add(Answers.WITHOUT_VOLTAGE);
      return;
    }
    site.plant.read(device, now, faults.disturbance(), reading);
    reading.begin(site.energyMode == EnergyMode.ANSWER_COUNT, energyAnswers[device]);
    Outcome outcome =
        engine.answer(
            exchange.request(),
            exchange.requestLength(),
            site.community(device),
            site.tree(device),
            reading);
    switch (outcome) {
      case ANSWERED -> answered(exchange, device, faults, now);
      case MALFORMED -> site.counters.add(Answers.MALFORMED);
      case OTHER_VERSION -> site.counters.add(Answers.OTHER_VERSION);
      case WRONG_COMMUNITY -> site.counters.add(Answers.WRONG_COMMUNITY);
      case NOT_A_REQUEST -> site.counters.add(Answers.NOT_A_REQUEST);
      case TOO_BIG -> site.counters.add(Answers.TOO_BIG);
    }
  }

  private void answered(Exchange exchange, int device, DeviceFaults faults, long now) {
    switch (faults.line()) {
      case null -> good(exchange, device, now, 0, Answers.GOOD, "good");
      case Fault.Slow(long millis) -> good(exchange, device, now, millis, Answers.SLOW, "slow");
      case Fault.Garbage(GarbageKind kind) -> {
        site.counters.add(Answers.GARBAGE);
        journal(device, now, "garbage", 0);
        garbage(exchange, device, kind);
      }
      case Fault.Silent() -> site.counters.add(Answers.SILENT);
    }
  }

  private void good(
      Exchange exchange, int device, long now, long delayMillis, Answers count, String fate) {
    site.counters.add(count);
    if (reading.energyRead()) {
      energyAnswers[device]++;
    }
    journal(device, now, fate, delayMillis);
    exchange.reply(engine.replyBytes(), engine.replyFrom(), engine.replyLength(), delayMillis);
  }

  private void journal(int device, long now, String fate, long delayMillis) {
    if (site.journal.wants(device)) {
      MibTree<PduReading> tree = site.tree(device);
      site.journal.record(
          now,
          reading.pdu().code(),
          engine.requestId(),
          fate,
          delayMillis,
          energyAnswers[device],
          tree,
          engine.log());
    }
  }

  private void garbage(Exchange exchange, int device, GarbageKind kind) {
    switch (kind) {
      case RANDOM -> {
        byte[] bytes = new byte[random.nextInt(1, RANDOM_BYTES)];
        random.nextBytes(bytes);
        exchange.reply(bytes, 0, bytes.length, 0);
      }
      case TRUNCATED ->
          exchange.reply(
              engine.replyBytes(), engine.replyFrom(), Math.max(1, engine.replyLength() / 2), 0);
      case OVERSIZED -> {
        byte[] bytes = engine.oversized(site.community(device), OVERSIZED_TEXT);
        exchange.reply(bytes, 0, bytes.length, 0);
      }
      case WRONG_ID -> {
        engine.renumber(engine.requestId() + 1_000_003, site.community(device));
        exchange.reply(engine.replyBytes(), engine.replyFrom(), engine.replyLength(), 0);
      }
      case ROTATING -> garbage(exchange, device, TURNS[garbageAnswers[device]++ % TURNS.length]);
    }
  }
}
