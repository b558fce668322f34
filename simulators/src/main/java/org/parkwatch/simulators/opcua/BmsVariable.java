package org.parkwatch.simulators.opcua;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * A variable of a machine, told to those who watch it when it changes by a step of its resolution.
 * Updated by one thread; watched from any.
 */
final class BmsVariable {
  private static final StatusCode SENSOR_FAILURE = new StatusCode(StatusCodes.Bad_SensorFailure);
  private static final StatusCode NO_COMMUNICATION =
      new StatusCode(StatusCodes.Bad_NoCommunication);

  private final UaVariableNode node;
  private final Meaning meaning;
  private final int slot;
  private final List<DataItem> watchers = new CopyOnWriteArrayList<>();
  private double shown = Double.NaN;
  private StatusCode status = new StatusCode(StatusCodes.Bad_WaitingForInitialData);

  BmsVariable(UaVariableNode node, Meaning meaning, int slot) {
    this.node = node;
    this.meaning = meaning;
    this.slot = slot;
  }

  /** Shows what the plant measures now. */
  void update(PlantSignals signals, boolean reached, DateTime second) {
    double measured = reached ? meaning.measured(signals.value(slot)) : Double.NaN;
    StatusCode now =
        !reached ? NO_COMMUNICATION : Double.isNaN(measured) ? SENSOR_FAILURE : StatusCode.GOOD;
    if (now.equals(status) && Double.compare(measured, shown) == 0) {
      return;
    }
    shown = measured;
    status = now;
    Variant variant = now.isGood() ? meaning.variant(measured) : Variant.NULL_VALUE;
    DataValue value = new DataValue(variant, now, second);
    node.setValue(value);
    for (DataItem watcher : watchers) {
      watcher.setValue(value);
    }
  }

  /** From now on the item is told, beginning with what is shown. */
  void watch(DataItem item) {
    watchers.add(item);
    item.setValue(node.getValue());
  }

  void unwatch(DataItem item) {
    watchers.remove(item);
  }
}
