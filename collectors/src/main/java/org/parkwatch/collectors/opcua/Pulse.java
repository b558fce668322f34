package org.parkwatch.collectors.opcua;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.parkwatch.collectors.health.Fault;

/**
 * Asks a server now and then what a subscription does not tell: whether it runs, what time it has,
 * and when it heard its machines last. A server that does not answer that has not much to say for
 * the rest. Thread-safe.
 */
final class Pulse {
  private static final List<NodeId> STATUS =
      List.of(NodeIds.Server_ServerStatus_State, NodeIds.Server_ServerStatus_CurrentTime);

  /** Nodes in one request: small servers take no more. */
  private static final int NODES_AT_ONCE = 100;

  private final OpcUaClient client;
  private final List<MachineWatch> machines;
  private final List<OpcUaDevice> devices;
  private final InstantSource clock;
  private final Consumer<String> lose;
  private final long paceNanos;
  private volatile CompletableFuture<?> pending = CompletableFuture.completedFuture(null);
  private volatile long beatNanos = System.nanoTime();

  /**
   * Asks nothing yet.
   *
   * @param lose is told why the session cannot be relied on
   */
  Pulse(
      OpcUaClient client,
      List<OpcUaDevice> devices,
      List<MachineWatch> machines,
      InstantSource clock,
      Duration pace,
      Consumer<String> lose) {
    this.client = client;
    this.devices = devices;
    this.machines = machines;
    this.clock = clock;
    this.lose = lose;
    paceNanos = pace.toNanos();
  }

  /**
   * The first question.
   *
   * @return completes with what stands against speaking to the server
   */
  CompletableFuture<Optional<Refused>> first() {
    return status()
        .thenApply(state -> state.map(name -> new Refused(Fault.SERVER_SILENT, says(name))));
  }

  /** Asks again if it is time to, without waiting. */
  void beat(long nowNanos) {
    if (nowNanos - beatNanos < paceNanos || !pending.isDone()) {
      return;
    }
    beatNanos = nowNanos;
    CompletableFuture<?> status =
        status()
            .thenAccept(state -> state.ifPresent(name -> lose.accept(says(name))))
            .exceptionally(thrown -> {
              lose.accept("it does not answer a read " + Refused.of(thrown).getMessage());
              return null;
            });
    List<CompletableFuture<?>> all = new ArrayList<>(List.of(status));
    for (int from = 0; from < machines.size(); from += NODES_AT_ONCE) {
      all.add(look(machines.subList(from, Math.min(machines.size(), from + NODES_AT_ONCE))));
    }
    pending = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  private static String says(String state) {
    return "(it says that its state is " + state + ")";
  }

  /** Reads state and time. Completes with the state, if it is one in which nothing is measured. */
  private CompletableFuture<Optional<String>> status() {
    long askedMillis = clock.millis();
    return client
        .readValuesAsync(0, TimestampsToReturn.Neither, STATUS)
        .thenApply(values -> {
          long between = (askedMillis + clock.millis()) / 2;
          if (values.get(1).getValue().getValue() instanceof DateTime now) {
            devices.forEach(device -> device.toldTime(now.getJavaTime(), between));
          }
          return stopped(values.get(0));
        });
  }

  /** OPC 10000-5, 12.6. */
  private static Optional<String> stopped(DataValue value) {
    ServerState state =
        switch (value.getValue().getValue()) {
          case Integer number -> ServerState.from(number);
          case ServerState named -> named;
          case null, default -> null;
        };
    return switch (state) {
      case Failed, NoConfiguration, Suspended, Shutdown -> Optional.of(state.name());
      case null, default -> Optional.empty();
    };
  }

  private CompletableFuture<Void> look(List<MachineWatch> some) {
    List<NodeId> nodes = some.stream().map(MachineWatch::node).toList();
    return client
        .readValuesAsync(0, TimestampsToReturn.Source, nodes)
        .thenAccept(values -> {
          long nanos = System.nanoTime();
          for (int i = 0; i < some.size(); i++) {
            some.get(i).read(values.get(i), nanos);
          }
        })
        .exceptionally(thrown -> null); // whether the server answers at all, its state tells
  }
}
