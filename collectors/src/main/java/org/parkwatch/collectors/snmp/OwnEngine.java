package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who we are to devices that send informs by SNMPv3, for then the receiver's engine counts (RFC
 * 3414, 1.5.1). The id stays, the count of starts grows. Confined to one thread.
 */
final class OwnEngine {
  private static final Logger LOG = LoggerFactory.getLogger(OwnEngine.class);
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** RFC 3411: the number of an enterprise (RFC 5612: that for examples), and octets of our own. */
  private static final int ENTERPRISE = 0x8000_7ED9;

  private static final byte OCTETS = 5;
  private static final int LENGTH = 13;

  private final byte[] id;
  private final int boots;
  private final long startNanos = System.nanoTime();
  private final Map<UserKeys, EngineKeys> keys = new HashMap<>();
  private long salt = ThreadLocalRandom.current().nextLong();

  /**
   * Starts once more.
   *
   * @param file with id and count of starts; null to be somebody new
   */
  OwnEngine(@Nullable Path file) {
    byte[] kept = {};
    int starts = 0;
    try {
      if (file != null && Files.exists(file)) {
        String[] words = Files.readString(file).strip().split(" ", -1);
        kept = HexFormat.of().parseHex(words[0]);
        starts = Integer.parseInt(words[1]);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} cannot be read, our SNMP engine is a new one: {}", file, e.toString());
      kept = new byte[0];
    }
    id = kept.length == LENGTH ? kept : fresh();
    boots = starts + 1;
    if (file != null) {
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, HexFormat.of().formatHex(id) + " " + boots + "\n");
      } catch (IOException e) {
        LOG.warn("our SNMP engine cannot be kept in {}: {}", file, e.toString());
      }
    }
  }

  private static byte[] fresh() {
    return ByteBuffer.allocate(LENGTH)
        .putInt(ENTERPRISE)
        .put(OCTETS)
        .putLong(ThreadLocalRandom.current().nextLong())
        .array();
  }

  byte[] id() {
    return id;
  }

  int boots() {
    return boots;
  }

  int time(long nowNanos) {
    return (int) ((nowNanos - startNanos) / NANOS_PER_SECOND);
  }

  EngineKeys keys(UserKeys user) {
    return keys.computeIfAbsent(user, own -> own.of(id));
  }

  /** A message of ours about ourselves at a user's level of security. */
  byte[] message(int messageId, byte[] pdu, UserKeys user, long nowNanos) {
    return answer(messageId, SecureMessage.scoped(id, new byte[0], pdu), user, nowNanos);
  }

  /** A message of ours with a scoped PDU, at a user's level of security. */
  byte[] answer(int messageId, byte[] scoped, UserKeys user, long nowNanos) {
    int time = time(nowNanos);
    return SecureMessage.ofScoped(messageId, 0, scoped, id, boots, time, user, keys(user), salt++);
  }
}
