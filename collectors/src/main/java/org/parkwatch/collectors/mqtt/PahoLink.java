package org.parkwatch.collectors.mqtt;

import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What both versions of MQTT have in common. Paho has a library for each, alike in shape without a
 * type that both share. A new client for each connection: none carries on what went wrong before.
 *
 * @param <C> Paho's client
 */
abstract class PahoLink<C> implements MqttLink {
  /** From here on, what a broker says to a subscription is a refusal. */
  private static final int REFUSED = 0x80;

  /** How long to wait for the broker in passing: it may well be silent. */
  static final long MOMENT_MILLIS = 500;

  final MqttOptions options;
  private final Ear ear;
  private volatile @Nullable C client;

  /** Number of the newest client; what older ones hear is not ours any more. */
  private final AtomicInteger generation = new AtomicInteger();

  PahoLink(MqttOptions options, Ear ear) {
    this.options = options;
    this.ear = ear;
  }

  /** A client that is not connected yet and tells what it hears to {@code heard}. */
  abstract C create(Ear heard) throws Exception;

  /** Connects within the timeout. */
  abstract void connect(C fresh) throws Exception;

  abstract boolean connected(C now);

  /** What the broker says to each subscription of QoS 1. */
  abstract int[] subscribe(C now, String[] filters, int[] qos) throws Exception;

  abstract void publish(C now, String topic, byte[] payload, int qos, boolean retained)
      throws Exception;

  /** Tells the broker that it may forget a message of QoS 1. */
  abstract void acknowledge(C now, int id) throws Exception;

  /** Says goodbye, if it is connected. */
  abstract void disconnect(C old) throws Exception;

  /** Ends the client's threads. */
  abstract void end(C old) throws Exception;

  @Override
  public final void connect() throws LinkFailure {
    close();
    try {
      C fresh = create(new OneClient(generation.get()));
      client = fresh;
      connect(fresh);
    } catch (Exception e) {
      close();
      throw new LinkFailure(e);
    }
  }

  @Override
  public final boolean connected() {
    C now = client;
    return now != null && connected(now);
  }

  @Override
  public final void subscribe(Collection<String> filters) throws LinkFailure {
    String[] names = filters.toArray(String[]::new);
    int[] qos = new int[names.length];
    Arrays.fill(qos, 1);
    int[] answers;
    try {
      answers = subscribe(need(), names, qos);
    } catch (LinkFailure e) {
      throw e;
    } catch (Exception e) {
      throw new LinkFailure(e);
    }
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] >= REFUSED) {
        throw new LinkFailure(
            "broker refuses the subscription to %s: reason 0x%02X".formatted(names[i], answers[i]));
      }
    }
  }

  @Override
  public final void publish(String topic, byte[] payload) throws LinkFailure {
    publish(topic, payload, 0, false);
  }

  @Override
  public final void publishRetained(String topic, byte[] payload) throws LinkFailure {
    publish(topic, payload, 1, true);
  }

  private void publish(String topic, byte[] payload, int qos, boolean retained) throws LinkFailure {
    try {
      publish(need(), topic, payload, qos, retained);
    } catch (LinkFailure e) {
      throw e;
    } catch (Exception e) {
      throw new LinkFailure(e);
    }
  }

  private C need() throws LinkFailure {
    C now = client;
    if (now == null) {
      throw new LinkFailure("not connected");
    }
    return now;
  }

  @Override
  public final void close() {
    C old = client;
    client = null;
    generation.incrementAndGet();
    if (old == null) {
      return;
    }
    try {
      disconnect(old);
    } catch (Exception e) {
      // it is ended all the same, by the next line
    }
    try {
      end(old);
    } catch (Exception e) {
      // nothing is left to be ended
    }
  }

  /** What acknowledges a message of one client; of QoS 0 none is. */
  final Runnable acknowledging(C of, int id, int qos) {
    return () -> {
      if (qos > 0 && of.equals(client)) {
        try {
          acknowledge(of, id);
        } catch (Exception e) {
          // the connection is gone: the broker sends it again in the next one
        }
      }
    };
  }

  /** What one client hears; of a client that was replaced nothing counts any more. */
  private final class OneClient implements Ear {
    private final int number;

    OneClient(int number) {
      this.number = number;
    }

    @Override
    public void message(String topic, byte[] payload, boolean retained, Runnable done) {
      if (generation.get() == number) {
        ear.message(topic, payload, retained, done);
      }
    }

    @Override
    public void lost(String why) {
      if (generation.get() == number) {
        ear.lost(why);
      }
    }
  }
}
