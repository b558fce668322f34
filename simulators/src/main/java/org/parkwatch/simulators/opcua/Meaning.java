package org.parkwatch.simulators.opcua;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.model.variables.BaseAnalogType;
import org.eclipse.milo.opcua.sdk.server.model.variables.MultiStateDiscreteType;
import org.eclipse.milo.opcua.sdk.server.model.variables.TwoStateDiscreteType;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.parkwatch.simulators.lists.ListCode;
import org.parkwatch.simulators.lists.ReferenceList;
import org.parkwatch.simulators.plant.Signals;

/** What a row of a list makes of a signal: its type on the wire, and its unit or its codes. */
sealed interface Meaning {
  /** What the controller shows of the signal; NaN if it has nothing to show for it. */
  double measured(double signal);

  /** A measured value on the wire. */
  Variant variant(double measured);

  NodeId dataType();

  NodeId typeDefinition();

  /** Gives the node what its type definition asks for. */
  void describe(UaVariableNode node);

  /**
   * What a row says.
   *
   * @throws IllegalArgumentException if its type or unit is not known
   */
  static Meaning of(Map<String, String> row, ReferenceList list, Signals signals) {
    String unit = String.valueOf(row.get("unit"));
    String type = String.valueOf(row.get("type"));
    List<ListCode> codes = list.codes().get(unit);
    if (codes != null) {
      return new State(codes, type.equals("Boolean"), signals);
    }
    return new Analog(
        Unit.of(unit)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s of %s has the unknown unit '%s'"
                        .formatted(row.get("node"), list.names(), unit))),
        type);
  }

  /** A number with a unit. */
  record Analog(Unit unit, String type) implements Meaning {
    @Override
    public double measured(double signal) {
      return unit.measured(signal);
    }

    @Override
    public Variant variant(double measured) {
      return switch (type) {
        case "Double" -> Variant.ofDouble(measured);
        case "Float" -> Variant.ofFloat((float) measured);
        case "Int32" -> Variant.ofInt32((int) measured);
        default -> throw new IllegalArgumentException("no type " + type);
      };
    }

    @Override
    public NodeId dataType() {
      return switch (type) {
        case "Double" -> NodeIds.Double;
        case "Float" -> NodeIds.Float;
        case "Int32" -> NodeIds.Int32;
        default -> throw new IllegalArgumentException("no type " + type);
      };
    }

    @Override
    public NodeId typeDefinition() {
      return NodeIds.AnalogItemType;
    }

    @Override
    public void describe(UaVariableNode node) {
      node.setProperty(BaseAnalogType.EU_RANGE, unit.range());
      node.setProperty(BaseAnalogType.ENGINEERING_UNITS, unit.information());
    }
  }

  /** A state by its code, or a switch. */
  final class State implements Meaning {
    private final boolean isSwitch;
    private final Map<Double, Integer> numbers = new HashMap<>();
    private final LocalizedText[] names;

    State(List<ListCode> codes, boolean isSwitch, Signals signals) {
      this.isSwitch = isSwitch;
      int last = codes.stream().mapToInt(ListCode::number).max().orElse(0);
      names = new LocalizedText[last + 1];
      Arrays.fill(names, LocalizedText.english(""));
      for (ListCode code : codes) {
        numbers.put(signals.state(code.word()), code.number());
        names[code.number()] = LocalizedText.english(code.word());
      }
    }

    @Override
    public double measured(double signal) {
      Integer number = numbers.get(signal);
      return number == null ? Double.NaN : number;
    }

    @Override
    public Variant variant(double measured) {
      return isSwitch ? Variant.ofBoolean(measured != 0) : Variant.ofInt32((int) measured);
    }

    @Override
    public NodeId dataType() {
      return isSwitch ? NodeIds.Boolean : NodeIds.Int32;
    }

    @Override
    public NodeId typeDefinition() {
      return isSwitch ? NodeIds.TwoStateDiscreteType : NodeIds.MultiStateDiscreteType;
    }

    @Override
    public void describe(UaVariableNode node) {
      if (isSwitch) {
        node.setProperty(TwoStateDiscreteType.FALSE_STATE, names[0]);
        node.setProperty(TwoStateDiscreteType.TRUE_STATE, names[names.length - 1]);
      } else {
        node.setProperty(MultiStateDiscreteType.ENUM_STRINGS, names.clone());
      }
    }
  }
}
