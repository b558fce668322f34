package org.parkwatch.simulators.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.FunctionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.lists.RegisterList.Table;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.ParkPlant;

/**
 * What answers at one address: a device, or a gateway with serial units. Requests come one after
 * the other, whichever connection they arrive on, as the library's queue for each server has it; a
 * gateway takes for each the time that 9600 baud take.
 */
final class ModbusListener implements ModbusServices {
  private static final int MOST_REGISTERS = 125;
  private static final double MILLIS_PER_BYTE = 10 / 9.6;
  private static final int REQUEST_BYTES = 8;
  private static final int ANSWER_BYTES = 5;

  /** Two gaps of 3.5 characters, and what a meter takes to answer. */
  private static final double TURN_AROUND_MILLIS = 27;

  private static final long UNIT_TIMEOUT_MILLIS = 300;

  private final Map<Integer, ModbusUnit> units;
  private final boolean gateway;
  private final @Nullable String gatewayCode;
  private final LineFaults faults;
  private final ParkPlant plant;
  private final Counters<ModbusAnswers> counters;

  /**
   * Answers for the units.
   *
   * @param gatewayCode of the gateway, for its faults; null for none that has a code
   */
  ModbusListener(
      Map<Integer, ModbusUnit> units,
      boolean gateway,
      @Nullable String gatewayCode,
      LineFaults faults,
      ParkPlant plant,
      Counters<ModbusAnswers> counters) {
    this.units = Map.copyOf(units);
    this.gateway = gateway;
    this.gatewayCode = gatewayCode;
    this.faults = faults;
    this.plant = plant;
    this.counters = counters;
  }

  @Override
  public ReadHoldingRegistersResponse readHoldingRegisters(
      ModbusRequestContext context, int unit, ReadHoldingRegistersRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    FunctionCode function = FunctionCode.READ_HOLDING_REGISTERS;
    return new ReadHoldingRegistersResponse(
        read(unit, function, Table.HOLDING, request.address(), request.quantity()));
  }

  @Override
  public ReadInputRegistersResponse readInputRegisters(
      ModbusRequestContext context, int unit, ReadInputRegistersRequest request)
      throws ModbusResponseException, UnknownUnitIdException {
    FunctionCode function = FunctionCode.READ_INPUT_REGISTERS;
    return new ReadInputRegistersResponse(
        read(unit, function, Table.INPUT, request.address(), request.quantity()));
  }

  /** How the unit's answers are spoiled; null for not at all. */
  @Nullable GarbageKind garbage(int unit) {
    ModbusUnit at = units.get(unit);
    Fault.OfLine fault = at == null ? gatewayFault() : fault(at);
    return fault instanceof Fault.Garbage(GarbageKind kind) ? kind : null;
  }

  private Fault.@Nullable OfLine fault(ModbusUnit unit) {
    Fault.OfLine own = faults.of(unit.code());
    return own == null ? gatewayFault() : own;
  }

  private Fault.@Nullable OfLine gatewayFault() {
    return gatewayCode == null ? null : faults.of(gatewayCode);
  }

  private byte[] read(int number, FunctionCode function, Table table, int start, int count)
      throws ModbusResponseException, UnknownUnitIdException {
    if (gatewayFault() instanceof Fault.Silent) {
      throw silent(number);
    }
    ModbusUnit unit = units.get(number);
    if (unit == null) {
      counters.add(ModbusAnswers.UNKNOWN_UNIT);
      throw unitGone(function, gateway);
    }
    Fault.OfLine fault = fault(unit);
    if (!plant.reached(unit.equipment())) {
      throw silent(number);
    }
    if (!plant.hasVoltage(unit.equipment()) || fault instanceof Fault.Silent) {
      if (gateway) {
        counters.add(ModbusAnswers.UNIT_SILENT);
        throw unitGone(function, true);
      }
      throw silent(number);
    }
    switch (fault) {
      case null -> counters.add(ModbusAnswers.GOOD);
      case Fault.Slow(long millis) -> {
        counters.add(ModbusAnswers.SLOW);
        pass(millis);
      }
      case Fault.Garbage garbage -> counters.add(ModbusAnswers.GARBAGE);
      case Fault.Silent silent -> throw silent(number);
    }
    return registers(unit, function, table, start, count);
  }

  private byte[] registers(
      ModbusUnit unit, FunctionCode function, Table table, int start, int count)
      throws ModbusResponseException {
    RegisterImage image = unit.image();
    boolean fits = count >= 1 && count <= MOST_REGISTERS;
    boolean known = image.list().table() == table && start + count - 1 <= image.list().last();
    if (gateway) {
      int bytes = REQUEST_BYTES + ANSWER_BYTES + (fits && known ? 2 * count : 0);
      pass(Math.round(TURN_AROUND_MILLIS + MILLIS_PER_BYTE * bytes));
    }
    if (!fits || !known) {
      counters.add(ModbusAnswers.REFUSED);
      throw new ModbusResponseException(
          function, fits ? ExceptionCode.ILLEGAL_DATA_ADDRESS : ExceptionCode.ILLEGAL_DATA_VALUE);
    }
    return image.read(start, count);
  }

  private UnknownUnitIdException silent(int unit) {
    counters.add(ModbusAnswers.SILENT);
    return new UnknownUnitIdException(unit);
  }

  /** A gateway says after its time-out that the unit does not answer; a device is none at once. */
  private static ModbusResponseException unitGone(FunctionCode function, boolean waits) {
    if (waits) {
      pass(UNIT_TIMEOUT_MILLIS);
    }
    return new ModbusResponseException(
        function,
        waits
            ? ExceptionCode.GATEWAY_TARGET_DEVICE_FAILED_TO_RESPONSE
            : ExceptionCode.GATEWAY_PATH_UNAVAILABLE);
  }

  /** Lets the line be busy; the library calls from a virtual thread. */
  private static void pass(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
