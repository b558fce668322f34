package org.parkwatch.collectors.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.DeviceUnit;

/**
 * One session with one server and its subscription, from its first word to its last. It is never
 * repaired: after anything that leaves its subscription in doubt (server restarted, transfer
 * refused, silence) it says that it is not alive, and another is opened. Thread-safe.
 */
final class Link implements AutoCloseable {
  private static final int BEATS_OF_KEEP_ALIVE = 3;

  private record Told(OpcUaDevice device, String node, NodeValue value) {}

  private final OpcUaOptions options;
  private final OpcUaClient client;
  private final List<X509Certificate> chain;
  private final Changes changes;
  private final Runnable counted;
  private final Map<OpcUaDevice, Map<String, NodeValue>> nodes = new HashMap<>();
  private final Map<OpcUaDevice, MachineWatch> machines = new HashMap<>();
  private volatile @Nullable Pulse pulse;
  private volatile CountDownLatch unknown = new CountDownLatch(0);
  private volatile long heardNanos = System.nanoTime();
  private volatile @Nullable String lost;

  /** Changes are written down only while the server's thread goes by this link. */
  private volatile boolean taken;

  /**
   * Not connected yet.
   *
   * @param chain the server's certificate and those above it; empty where nothing is secured
   * @param counted is run for each message that the server sends
   */
  Link(
      OpcUaOptions options,
      OpcUaClient client,
      List<X509Certificate> chain,
      Changes changes,
      Runnable counted) {
    this.options = options;
    this.client = client;
    this.chain = chain;
    this.changes = changes;
    this.counted = counted;
  }

  /**
   * Opens the session and waits until the server told all values once. Takes as long as the
   * options' timeout for each of a handful of steps. Once.
   *
   * @throws Exception of the library, or {@link Refused}
   */
  void connect(Collection<OpcUaDevice> devices, InstantSource clock) throws Exception {
    client.addSessionActivityListener(
        new SessionActivityListener() {
          @Override
          public void onSessionInactive(UaSession session) {
            lose("its session ended");
          }
        });
    wait(client.connectAsync());
    wait(client.readNamespaceTableAsync());
    OpcUaSubscription subscription = new OpcUaSubscription(client, options.publishing().toMillis());
    subscription.setTargetKeepAliveInterval((double) options.keepAlive().toMillis());
    subscription.setMaxMonitoredItemsPerCall(uint(options.itemsPerCall()));
    subscription.setSubscriptionListener(new Listener());
    List<OpcUaMonitoredItem> items = items(devices);
    learnUnits(items);
    Pulse asking =
        new Pulse(
            client,
            List.copyOf(devices),
            List.copyOf(machines.values()),
            clock,
            options.keepAlive().multipliedBy(BEATS_OF_KEEP_ALIVE),
            this::lose);
    Optional<Refused> stopped = wait(asking.first());
    if (stopped.isPresent()) {
      throw stopped.get();
    }
    pulse = asking;
    unknown = new CountDownLatch(items.size());
    wait(subscription.createAsync().toCompletableFuture());
    subscription.addMonitoredItems(items);
    for (MonitoredItemServiceOperationResult result : subscription.createMonitoredItems()) {
      if (result.serviceResult().isBad()) {
        throw new UaException(result.serviceResult());
      }
      StatusCode status = result.operationResult().orElse(StatusCode.GOOD);
      if (status.isBad()) {
        told(result.monitoredItem()).value().refused(status);
        unknown.countDown();
      }
    }
    if (!unknown.await(options.timeout().toMillis(), TimeUnit.MILLISECONDS)
        && unknown.getCount() == items.size()) {
      throw new UaException(StatusCodes.Bad_Timeout, "no value was told");
    }
  }

  private <T> T wait(CompletableFuture<T> future) throws Exception {
    return future.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private List<OpcUaMonitoredItem> items(Collection<OpcUaDevice> devices) {
    List<OpcUaMonitoredItem> items = new ArrayList<>();
    for (OpcUaDevice device : devices) {
      Map<String, NodeValue> values = new HashMap<>();
      nodes.put(device, values);
      UShort namespace = client.getNamespaceTable().getIndex(device.shape().namespace());
      for (String node : device.shape().nodes()) {
        NodeValue value = new NodeValue();
        values.put(node, value);
        if (namespace == null) {
          value.refused(new StatusCode(StatusCodes.Bad_NodeIdUnknown));
          continue;
        }
        OpcUaMonitoredItem item =
            OpcUaMonitoredItem.newDataItem(new NodeId(namespace, device.identifier(node)));
        boolean state = device.shape().states().containsKey(node);
        Duration sampling = state ? options.publishing() : options.sampling();
        item.setSamplingInterval((double) sampling.toMillis());
        item.setQueueSize(uint(1));
        item.setUserObject(new Told(device, node, value));
        items.add(item);
        machines.computeIfAbsent(
            device,
            key -> new MachineWatch(key, item.getReadValueId().getNodeId(), options.stuck()));
      }
    }
    return items;
  }

  /** Asks in which units the variables count, before their first values come. */
  private void learnUnits(List<OpcUaMonitoredItem> items) throws InterruptedException {
    List<NodeId> ids = items.stream().map(item -> item.getReadValueId().getNodeId()).toList();
    Map<NodeId, DeviceUnit> units = EngineeringUnits.of(client, ids, options.timeout());
    for (int i = 0; i < ids.size(); i++) {
      DeviceUnit unit = units.get(ids.get(i));
      if (unit != null) {
        Told told = told(items.get(i));
        changes.counts(told.device(), told.node(), told.value(), unit);
      }
    }
  }

  private static Told told(OpcUaMonitoredItem item) {
    return (Told) item.getUserObject().orElseThrow();
  }

  /** It is not to be relied on from now on. */
  void lose(String why) {
    if (lost == null) {
      lost = why;
    }
  }

  /** The server's certificate and those above it; empty where messages are not secured. */
  List<X509Certificate> chain() {
    return chain;
  }

  /** From now on changes are written down. */
  void take() {
    taken = true;
  }

  /** Why the session cannot be relied on any more; null while it can. */
  @Nullable String lost(long nowNanos) {
    long silentNanos = nowNanos - heardNanos;
    if (lost == null && silentNanos > options.silence().toNanos()) {
      lose("it was silent for %.0f s".formatted(silentNanos / 1e9));
    }
    Pulse asking = pulse;
    if (lost == null && asking != null) {
      asking.beat(nowNanos);
    }
    return lost;
  }

  /** For how many seconds the server has not heard a device; empty if it has, or cannot tell. */
  OptionalLong unheard(OpcUaDevice device, long nowNanos) {
    MachineWatch machine = machines.get(device);
    return machine == null ? OptionalLong.empty() : machine.unheard(nowNanos);
  }

  /** How its messages are secured: policy and mode. */
  String secured() {
    EndpointDescription endpoint = client.getConfig().getEndpoint();
    String policy = String.valueOf(endpoint.getSecurityPolicyUri());
    return policy.substring(policy.indexOf('#') + 1) + " " + endpoint.getSecurityMode();
  }

  /** What is known of a device's nodes, by their names. */
  Map<String, NodeValue> nodes(OpcUaDevice device) {
    return nodes.getOrDefault(device, Map.of());
  }

  /** Says goodbye without waiting for an answer: whom we leave may well be silent. */
  @Override
  public void close() {
    taken = false;
    var _ = client.disconnectAsync();
  }

  private final class Listener implements OpcUaSubscription.SubscriptionListener {
    @Override
    public void onDataReceived(
        OpcUaSubscription subscription, List<OpcUaMonitoredItem> items, List<DataValue> values) {
      heard();
      for (int i = 0; i < items.size(); i++) {
        Told told = told(items.get(i));
        DataValue value = values.get(i);
        if (!told.value().told(value)) {
          unknown.countDown();
        } else if (taken && told.device().shape().states().containsKey(told.node())) {
          changes.changed(told.device(), told.node(), nodes(told.device()), value);
        }
      }
    }

    @Override
    public void onKeepAliveReceived(OpcUaSubscription subscription) {
      heard();
    }

    private void heard() {
      heardNanos = System.nanoTime();
      counted.run();
    }

    @Override
    public void onStatusChanged(OpcUaSubscription subscription, StatusCode status) {
      lose("its subscription ended");
    }

    @Override
    public void onTransferFailed(OpcUaSubscription subscription, StatusCode status) {
      lose("its subscription was not taken over");
    }

    @Override
    public void onWatchdogTimerElapsed(OpcUaSubscription subscription) {
      lose("its subscription is silent");
    }
  }
}
