package org.parkwatch.collectors.mqtt;

import java.util.Collection;

/**
 * A connection to a broker, whatever version of the protocol it speaks. Used by one thread, but for
 * {@link #publish} and {@link #connected}, which any thread may call except the one that calls the
 * ear.
 */
interface MqttLink {
  /** Hears what comes; called by the library's threads. */
  interface Ear {
    /**
     * A message came.
     *
     * @param done to be run once it is in the sample log, by any thread: only then the broker may
     *     forget it
     */
    void message(String topic, byte[] payload, boolean retained, Runnable done);

    /** The connection ended, and not because we closed it. */
    void lost(String why);
  }

  /**
   * Connects anew; the broker keeps our session. Waits at most for the timeout.
   *
   * @throws LinkFailure with the reason in words
   */
  void connect() throws LinkFailure;

  boolean connected();

  /**
   * Subscribes to topic filters with QoS 1 and waits until the broker granted them.
   *
   * @throws LinkFailure if it did not
   */
  void subscribe(Collection<String> filters) throws LinkFailure;

  /**
   * Publishes with QoS 0, without waiting.
   *
   * @throws LinkFailure if it cannot be sent
   */
  void publish(String topic, byte[] payload) throws LinkFailure;

  /**
   * Publishes with QoS 1 what the broker keeps for those who come later; waits half a second at
   * most.
   *
   * @throws LinkFailure if it was not sent and acknowledged
   */
  void publishRetained(String topic, byte[] payload) throws LinkFailure;

  /** Ends the connection; nothing is heard afterwards. */
  void close();
}
