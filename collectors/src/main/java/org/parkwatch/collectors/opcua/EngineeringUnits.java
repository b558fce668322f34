package org.parkwatch.collectors.opcua;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathTarget;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.parkwatch.profiles.binding.DeviceUnit;

/**
 * Asks a server in which units its variables count: the property EngineeringUnits of OPC 10000-8,
 * 5.6.3. A server that does not tell has told nothing wrong. Pure but for the asking.
 */
final class EngineeringUnits {
  private static final String UNECE = "http://www.opcfoundation.org/UA/units/un/cefact";
  private static final int AT_ONCE = 200;

  /** Common codes of UN/ECE recommendation 20. */
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("CEL", "°C"),
          Map.entry("FAH", "°F"),
          Map.entry("KEL", "K"),
          Map.entry("P1", "%"),
          Map.entry("VLT", "V"),
          Map.entry("2Z", "mV"),
          Map.entry("KVT", "kV"),
          Map.entry("AMP", "A"),
          Map.entry("4K", "mA"),
          Map.entry("WTT", "W"),
          Map.entry("KWT", "kW"),
          Map.entry("MAW", "MW"),
          Map.entry("D46", "VA"),
          Map.entry("KVA", "kVA"),
          Map.entry("D44", "var"),
          Map.entry("KVR", "kvar"),
          Map.entry("WHR", "Wh"),
          Map.entry("KWH", "kWh"),
          Map.entry("MWH", "MWh"),
          Map.entry("HTZ", "Hz"),
          Map.entry("SEC", "s"),
          Map.entry("MIN", "min"),
          Map.entry("HUR", "h"),
          Map.entry("MQH", "m³/h"),
          Map.entry("G51", "l/s"),
          Map.entry("L2", "l/min"),
          Map.entry("PAL", "Pa"),
          Map.entry("A97", "hPa"),
          Map.entry("KPA", "kPa"),
          Map.entry("MPA", "MPa"),
          Map.entry("BAR", "bar"),
          Map.entry("RPM", "rpm"),
          Map.entry("MTQ", "m³"),
          Map.entry("LTR", "l"),
          Map.entry("59", "ppm"),
          Map.entry("MTR", "m"),
          Map.entry("CMT", "cm"));

  private EngineeringUnits() {}

  /**
   * The units of those nodes that have one we know.
   *
   * @param timeout for each of the requests
   */
  static Map<NodeId, DeviceUnit> of(OpcUaClient client, List<NodeId> nodes, Duration timeout)
      throws InterruptedException {
    Map<NodeId, DeviceUnit> units = new HashMap<>();
    try {
      for (int from = 0; from < nodes.size(); from += AT_ONCE) {
        some(client, nodes.subList(from, Math.min(nodes.size(), from + AT_ONCE)), timeout, units);
      }
    } catch (ExecutionException | TimeoutException e) {
      // a server need not have the service: what was found so far counts
    }
    return units;
  }

  private static void some(
      OpcUaClient client, List<NodeId> nodes, Duration timeout, Map<NodeId, DeviceUnit> units)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<BrowsePath> paths = nodes.stream().map(node -> new BrowsePath(node, property())).toList();
    BrowsePathResult[] results =
        wait(client.translateBrowsePathsAsync(paths), timeout).getResults();
    List<NodeId> owners = new ArrayList<>();
    List<NodeId> properties = new ArrayList<>();
    for (int i = 0; results != null && i < Math.min(results.length, nodes.size()); i++) {
      BrowsePathTarget[] targets = results[i].getTargets();
      if (results[i].getStatusCode().isGood() && targets != null && targets.length > 0) {
        Optional<NodeId> property = targets[0].getTargetId().toNodeId(client.getNamespaceTable());
        if (property.isPresent()) {
          owners.add(nodes.get(i));
          properties.add(property.get());
        }
      }
    }
    if (properties.isEmpty()) {
      return;
    }
    List<DataValue> values =
        wait(client.readValuesAsync(0, TimestampsToReturn.Neither, properties), timeout);
    for (int i = 0; i < Math.min(values.size(), owners.size()); i++) {
      Optional<DeviceUnit> unit = unit(client, values.get(i));
      if (unit.isPresent()) {
        units.put(owners.get(i), unit.get());
      }
    }
  }

  private static <T> T wait(CompletableFuture<T> future, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static RelativePath property() {
    return new RelativePath(
        new RelativePathElement[] {
          new RelativePathElement(
              NodeIds.HasProperty, false, true, new QualifiedName(0, "EngineeringUnits"))
        });
  }

  private static Optional<DeviceUnit> unit(OpcUaClient client, DataValue value) {
    try {
      return value.getValue().getValue() instanceof ExtensionObject object
              && object.decode(client.getStaticEncodingContext()) instanceof EUInformation unit
          ? of(unit)
          : Optional.empty();
    } catch (UaSerializationException e) {
      return Optional.empty();
    }
  }

  /** Our unit for what a server says: by its code if that is one of UN/ECE, else by its symbol. */
  static Optional<DeviceUnit> of(EUInformation unit) {
    String symbol =
        UNECE.equals(unit.getNamespaceUri()) ? SYMBOLS.get(code(unit.getUnitId())) : null;
    if (symbol == null && unit.getDisplayName() != null) {
      symbol = unit.getDisplayName().text();
    }
    return symbol == null ? Optional.empty() : DeviceUnit.ofSymbol(symbol.strip());
  }

  /** OPC 10000-8, 5.6.4.3: the characters of the code are the bytes of the number. */
  private static String code(Integer id) {
    StringBuilder code = new StringBuilder();
    for (int shift = 24; id != null && shift >= 0; shift -= Byte.SIZE) {
      int letter = id >>> shift & 0xFF;
      if (letter != 0) {
        code.append((char) letter);
      }
    }
    return code.toString();
  }
}
