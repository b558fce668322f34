package org.parkwatch.simulators.agent;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.DeviceFaults;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.net.DatagramHandler;
import org.parkwatch.simulators.net.Exchange;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.simulators.snmp.Outcome;
import org.parkwatch.simulators.snmp.SnmpEngine;
import org.parkwatch.simulators.snmp.SnmpV3Engine;

/** All agents of one UDP port. Confined to the thread that receives there. */
public final class SnmpAgents implements DatagramHandler {
  private static final int OVERSIZED_TEXT = 9000;
  private static final int RANDOM_BYTES = 200;

  private final Site site;
  private final Addresses addresses;
  private final SnmpEngine<PduReading> plainEngine = new SnmpEngine<>();
  private final SnmpV3Engine<PduReading> signedEngine = new SnmpV3Engine<>();

  /** The one that answered last, and what it answered. */
  private SnmpEngine<PduReading> engine = plainEngine;

  private byte[] reply = {};
  private int replyFrom;
  private int replyLength;
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
    long now = site.day.millis();
    if (!site.plant.feeds().answers(device, now)) {
      site.counters.add(Answers.WITHOUT_VOLTAGE);
      return;
    }
    site.plant.read(device, now, faults.disturbance(), reading);
    reading.showClock(site.day.wall().millis());
    reading.begin(site.energyMode == EnergyMode.ANSWER_COUNT, energyAnswers[device]);
    SnmpV3Engine.Agent agent = site.agent(device, now - reading.upMillis(), reading.upMillis());
    Outcome outcome = agent == null ? plain(exchange, device) : signed(exchange, device, agent);
    switch (outcome) {
      case REPORTED -> site.counters.add(Answers.REPORTED);
      case ANSWERED -> answered(exchange, device, agent, faults, now);
      case MALFORMED -> site.counters.add(Answers.MALFORMED);
      case OTHER_VERSION -> site.counters.add(Answers.OTHER_VERSION);
      case WRONG_COMMUNITY -> site.counters.add(Answers.WRONG_COMMUNITY);
      case NOT_A_REQUEST -> site.counters.add(Answers.NOT_A_REQUEST);
      case TOO_BIG -> site.counters.add(Answers.TOO_BIG);
    }
  }

  private Outcome plain(Exchange exchange, int device) {
    engine = plainEngine;
    Outcome outcome =
        engine.answer(
            exchange.request(),
            exchange.requestLength(),
            site.community(device),
            site.tree(device),
            reading);
    reply = engine.replyBytes();
    replyFrom = engine.replyFrom();
    replyLength = engine.replyLength();
    return outcome;
  }

  /** A device that speaks SNMPv3 answers nothing else. */
  private Outcome signed(Exchange exchange, int device, SnmpV3Engine.Agent agent) {
    engine = signedEngine.inner();
    if (!SnmpV3Engine.speaks(exchange.request(), exchange.requestLength())) {
      return Outcome.OTHER_VERSION;
    }
    Outcome outcome =
        signedEngine.answer(
            exchange.request(), exchange.requestLength(), agent, site.tree(device), reading);
    reply = signedEngine.reply();
    replyFrom = 0;
    replyLength = reply.length;
    if (outcome == Outcome.REPORTED) {
      exchange.reply(reply, 0, replyLength, 0);
    }
    return outcome;
  }

  private void answered(
      Exchange exchange,
      int device,
      SnmpV3Engine.@Nullable Agent agent,
      DeviceFaults faults,
      long now) {
    switch (faults.line()) {
      case null -> good(exchange, device, now, 0, Answers.GOOD, "good");
      case Fault.Slow(long millis) -> good(exchange, device, now, millis, Answers.SLOW, "slow");
      case Fault.Garbage(GarbageKind kind) -> {
        site.counters.add(Answers.GARBAGE);
        journal(device, now, "garbage", 0);
        garbage(exchange, device, agent, kind);
      }
      case Fault.Silent() -> site.counters.add(Answers.SILENT);
    }
  }

  private void good(
      Exchange exchange, int device, long now, long delayMillis, Answers count, String fate) {
    site.counters.add(count);
    site.objects.add(Objects.ASKED, engine.asked());
    site.objects.add(Objects.ANSWERED, engine.log().size());
    if (reading.energyRead()) {
      energyAnswers[device]++;
    }
    journal(device, now, fate, delayMillis);
    exchange.reply(reply, replyFrom, replyLength, delayMillis);
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

  private void garbage(
      Exchange exchange, int device, SnmpV3Engine.@Nullable Agent agent, GarbageKind kind) {
    switch (kind) {
      case RANDOM -> {
        byte[] bytes = new byte[random.nextInt(1, RANDOM_BYTES)];
        random.nextBytes(bytes);
        exchange.reply(bytes, 0, bytes.length, 0);
      }
      case TRUNCATED -> exchange.reply(reply, replyFrom, Math.max(1, replyLength / 2), 0);
      case OVERSIZED -> {
        byte[] bytes = engine.oversized(site.community(device), OVERSIZED_TEXT);
        exchange.reply(bytes, 0, bytes.length, 0);
      }
      case WRONG_ID -> wrongId(exchange, device, agent);
      case ROTATING -> garbage(exchange, device, agent, kind.at(garbageAnswers[device]++));
    }
  }

  private void wrongId(Exchange exchange, int device, SnmpV3Engine.@Nullable Agent agent) {
    int wrong = engine.requestId() + 1_000_003;
    if (agent == null) {
      engine.renumber(wrong, site.community(device));
      exchange.reply(engine.replyBytes(), engine.replyFrom(), engine.replyLength(), 0);
    } else {
      signedEngine.renumber(wrong, agent);
      exchange.reply(signedEngine.reply(), 0, signedEngine.reply().length, 0);
    }
  }
}
