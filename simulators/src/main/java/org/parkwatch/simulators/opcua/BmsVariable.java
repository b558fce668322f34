package org.parkwatch.simulators.opcua;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.plant.Signals;

/**
 * A variable of a machine, told to those who watch it when it changes by a step of its resolution.
 * Updated by one thread; watched from any.
 */
final class BmsVariable {
  private static final StatusCode SENSOR_FAILURE = new StatusCode(StatusCodes.Bad_SensorFailure);
  private static final StatusCode NO_COMMUNICATION =
      new StatusCode(StatusCodes.Bad_NoCommunication);
  private static final StatusCode UNKNOWN = new StatusCode(StatusCodes.Bad_WaitingForInitialData);

  /** What a management system says of a controller that makes no sense. */
  private static final StatusCode[] BAD = {
    new StatusCode(StatusCodes.Bad_DeviceFailure),
    new StatusCode(StatusCodes.Bad_OutOfService),
    new StatusCode(StatusCodes.Bad_ConfigurationError),
    new StatusCode(StatusCodes.Bad_DataEncodingInvalid),
  };

  private final Meaning meaning;
  private final int slot;
  private final List<DataItem> watchers = new CopyOnWriteArrayList<>();
  private double shown = Double.NaN;
  private StatusCode status = UNKNOWN;
  private volatile DataValue told = new DataValue(UNKNOWN);

  /** When the machine said it last, changed or not. */
  private volatile @Nullable DateTime heard;

  BmsVariable(UaVariableNode node, Meaning meaning, int slot) {
    node.getFilterChain().addLast(AttributeFilters.getValue(context -> current()));
    this.meaning = meaning;
    this.slot = slot;
  }

  /** Shows what the plant measures now. */
  void update(Signals signals, boolean reached, DateTime second) {
    heard = second;
    double measured = reached ? meaning.measured(signals.value(slot)) : Double.NaN;
    StatusCode now =
        !reached ? NO_COMMUNICATION : Double.isNaN(measured) ? SENSOR_FAILURE : StatusCode.GOOD;
    if (now.equals(status) && Double.compare(measured, shown) == 0) {
      return;
    }
    shown = measured;
    status = now;
    tell(new DataValue(now.isGood() ? meaning.variant(measured) : Variant.NULL_VALUE, now, second));
  }

  /**
   * Shows nonsense: text in place of a number, nothing though it is called good, a number beyond
   * all numbers, or a bad status code.
   *
   * @param turn counts seconds, for what takes turns
   */
  void spoil(GarbageKind kind, int turn, DateTime second) {
    shown = Double.NaN;
    status = UNKNOWN;
    heard = second;
    StatusCode bad = BAD[Math.floorMod(turn, BAD.length)];
    tell(
        switch (kind.at(turn)) {
          case RANDOM -> new DataValue(new Variant("?" + turn), StatusCode.GOOD, second);
          case TRUNCATED -> new DataValue(Variant.NULL_VALUE, StatusCode.GOOD, second);
          case OVERSIZED ->
              new DataValue(new Variant(Double.POSITIVE_INFINITY), StatusCode.GOOD, second);
          case WRONG_ID, ROTATING -> new DataValue(Variant.NULL_VALUE, bad, second);
        });
  }

  private void tell(DataValue value) {
    told = value;
    for (DataItem watcher : watchers) {
      watcher.setValue(value);
    }
  }

  /** What is shown, with the time at which the machine said it last. */
  private DataValue current() {
    DataValue value = told;
    return new DataValue(value.getValue(), value.getStatusCode(), heard);
  }

  /** From now on the item is told, beginning with what is shown. */
  void watch(DataItem item) {
    watchers.add(item);
    item.setValue(current());
  }

  void unwatch(DataItem item) {
    watchers.remove(item);
  }
}
