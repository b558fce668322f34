package org.parkwatch.simulators.opcua;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.lists.ReferenceList;
import org.parkwatch.simulators.plant.Signals;

/** The address space of one server: {@code Plant}, its machines, their variables. Thread-safe. */
final class BmsNamespace extends ManagedNamespaceWithLifecycle {
  static final String URI = "urn:parkwatch:reference:bms";

  /** A machine and when it was shown last, in Unix seconds. */
  private static final class Machine {
    final String code;
    final String equipment;
    final List<BmsVariable> variables;
    long shownAt;

    Machine(String code, String equipment, List<BmsVariable> variables) {
      this.code = code;
      this.equipment = equipment;
      this.variables = variables;
    }
  }

  private final List<Machine> machines = new ArrayList<>();
  private final Map<NodeId, BmsVariable> byNode = new HashMap<>();
  private final Signals signals;
  private final LineFaults faults;
  private int turn;

  /**
   * Builds the whole address space.
   *
   * @throws IllegalArgumentException naming every machine without a list and every missing signal
   */
  BmsNamespace(
      OpcUaServer server,
      List<BmsDevice> devices,
      Map<String, ReferenceList> lists,
      Signals signals,
      LineFaults faults) {
    super(server, URI);
    this.signals = signals;
    this.faults = faults;
    UaObjectNode plant = object("Plant", NodeIds.FolderType);
    plant.addReference(
        new Reference(
            plant.getNodeId(),
            NodeIds.Organizes,
            NodeIds.ObjectsFolder.expanded(),
            Reference.Direction.INVERSE));
    TreeSet<String> problems = new TreeSet<>();
    for (BmsDevice device : devices) {
      ReferenceList list = lists.get(device.list());
      if (list == null) {
        problems.add(device.code() + ": no OPC UA list '" + device.list() + "'");
      } else {
        machine(plant, device, list, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private UaObjectNode object(String identifier, NodeId type) {
    return UaObjectNode.build(
        getNodeContext(),
        builder ->
            builder
                .setNodeId(newNodeId(identifier))
                .setBrowseName(newQualifiedName(identifier))
                .setDisplayName(LocalizedText.english(identifier))
                .setTypeDefinition(type)
                .buildAndAdd());
  }

  private void machine(
      UaObjectNode plant, BmsDevice device, ReferenceList list, Set<String> problems) {
    UaObjectNode object = object(device.path(), NodeIds.BaseObjectType);
    plant.addComponent(object);
    List<BmsVariable> variables = new ArrayList<>();
    list.rows()
        .forEach(row -> {
          String signal = String.valueOf(row.get("signal"));
          int slot = signals.slot(device.equipment(), signal);
          if (slot < 0) {
            problems.add(device.equipment() + ": no signal " + signal);
            return;
          }
          Meaning meaning = Meaning.of(row, list, signals);
          UaVariableNode node = variable(device.path(), String.valueOf(row.get("node")), meaning);
          object.addComponent(node);
          BmsVariable variable = new BmsVariable(node, meaning, slot);
          variables.add(variable);
          byNode.put(node.getNodeId(), variable);
        });
    machines.add(new Machine(device.code(), device.equipment(), variables));
  }

  private UaVariableNode variable(String path, String name, Meaning meaning) {
    UaVariableNode node =
        UaVariableNode.build(
            getNodeContext(),
            builder ->
                builder
                    .setNodeId(newNodeId(path + "." + name))
                    .setBrowseName(newQualifiedName(name))
                    .setDisplayName(LocalizedText.english(name))
                    .setDataType(meaning.dataType())
                    .setTypeDefinition(meaning.typeDefinition())
                    .setAccessLevel(AccessLevel.READ_ONLY)
                    .setUserAccessLevel(AccessLevel.READ_ONLY)
                    .buildAndAdd());
    meaning.describe(node);
    return node;
  }

  int variables() {
    return byNode.size();
  }

  /** Shows what the plant measures now; one thread at a time. */
  void update() {
    DateTime second = new DateTime(Instant.ofEpochSecond(signals.second()));
    turn++;
    for (Machine machine : machines) {
      switch (faults.of(machine.code)) {
        case null -> show(machine, signals.reached(machine.equipment), second);
        case Fault.Silent() -> show(machine, false, second);
        case Fault.Slow(long millis) -> {
          if (1000 * (signals.second() - machine.shownAt) >= millis) {
            show(machine, signals.reached(machine.equipment), second);
          }
        }
        case Fault.Garbage(GarbageKind kind) ->
            machine.variables.forEach(variable -> variable.spoil(kind, turn, second));
      }
    }
  }

  private void show(Machine machine, boolean reached, DateTime second) {
    machine.shownAt = signals.second();
    for (BmsVariable variable : machine.variables) {
      variable.update(signals, reached, second);
    }
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    for (DataItem item : items) {
      BmsVariable variable = byNode.get(item.getReadValueId().getNodeId());
      if (variable != null && AttributeId.Value.isEqual(item.getReadValueId().getAttributeId())) {
        variable.watch(item);
      }
    }
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {}

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    for (DataItem item : items) {
      BmsVariable variable = byNode.get(item.getReadValueId().getNodeId());
      if (variable != null) {
        variable.unwatch(item);
      }
    }
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {}
}
