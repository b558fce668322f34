package org.parkwatch.app.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing down: after {@value #TRIES} wrong tries within {@link #WINDOW} an account waits as
 * long, whether it exists or not, and so does an address after {@value #TRIES_PER_ADDRESS}. Holds
 * at most {@value #REMEMBERED} names and addresses, the oldest go first. Thread-safe.
 */
public final class SignInBrake {
  static final int TRIES = 5;
  static final int TRIES_PER_ADDRESS = 30;
  static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int REMEMBERED = 10_000;

  private record Failures(int count, Instant last) {}

  private final InstantSource clock;
  private final Map<String, Failures> byAccount = bounded();
  private final Map<String, Failures> byAddress = bounded();

  public SignInBrake(InstantSource clock) {
    this.clock = clock;
  }

  /** How long this account or address must still wait; zero if it may try. */
  public synchronized Duration wait(String account, String address) {
    Duration forAccount = left(byAccount.get(account), TRIES);
    Duration forAddress = left(byAddress.get(address), TRIES_PER_ADDRESS);
    return forAccount.compareTo(forAddress) >= 0 ? forAccount : forAddress;
  }

  public synchronized void failed(String account, String address) {
    count(byAccount, account);
    count(byAddress, address);
  }

  /** A right password clears the account, never the address: others may guess from there. */
  public synchronized void succeeded(String account) {
    byAccount.remove(account);
  }

  private void count(Map<String, Failures> map, String key) {
    Failures before = map.remove(key);
    int count = before == null || expired(before) ? 0 : before.count();
    map.put(key, new Failures(count + 1, clock.instant()));
  }

  private Duration left(@Nullable Failures failures, int allowed) {
    if (failures == null || failures.count() < allowed || expired(failures)) {
      return Duration.ZERO;
    }
    return Duration.between(clock.instant(), failures.last().plus(WINDOW));
  }

  private boolean expired(Failures failures) {
    return !clock.instant().isBefore(failures.last().plus(WINDOW));
  }

  private static Map<String, Failures> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
