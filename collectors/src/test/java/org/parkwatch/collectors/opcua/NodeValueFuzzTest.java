package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.rig.Mutations;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;
import org.parkwatch.profiles.read.Verdict;

/** Whatever a server tells of a node is a value within its bounds, or a reason. */
class NodeValueFuzzTest {
  private static final List<Variant> VALUES =
      List.of(
          Variant.NULL_VALUE,
          new Variant(true),
          new Variant((byte) -128),
          new Variant(Unsigned.ubyte(255)),
          new Variant(Short.MIN_VALUE),
          new Variant(Unsigned.ushort(65_535)),
          new Variant(Integer.MIN_VALUE),
          new Variant(Unsigned.uint(0xFFFF_FFFFL)),
          new Variant(Long.MIN_VALUE),
          new Variant(Unsigned.ulong(-1L)),
          new Variant(Float.NaN),
          new Variant(-0.0f),
          new Variant(Float.MAX_VALUE),
          new Variant(Double.NEGATIVE_INFINITY),
          new Variant(Double.MIN_VALUE),
          new Variant(21.5),
          new Variant(""),
          new Variant("21.5"),
          new Variant("\u0000".repeat(70_000)),
          new Variant(new DateTime(Long.MAX_VALUE)),
          new Variant(new UUID(1, 2)),
          new Variant(ByteString.of(new byte[300])),
          new Variant(new XmlElement("<a>")),
          new Variant(NodeId.NULL_VALUE),
          new Variant(new QualifiedName(1, "21.5")),
          new Variant(LocalizedText.english("21.5")),
          new Variant(new StatusCode(0x8000_0000L)),
          new Variant(ExtensionObject.of(ByteString.of(new byte[] {1}), NodeId.NULL_VALUE)),
          new Variant(new Double[] {21.5}),
          new Variant(new String[0]),
          new Variant(new Variant[] {new Variant(21.5)}),
          new Variant(new int[][] {{1, 2}, {3, 4}}));

  @Test
  void anyTypeWithAnyStatusIsAValueOrAReason() throws Exception {
    List<Binding> bindings =
        Profiles.load().find("bms-crah").orElseThrow().points().stream()
            .map(ProfilePoint::binding)
            .toList();
    int cases =
        new Mutations("OPC UA values", 1 << 22)
            .run(mutation -> {
              Binding binding = bindings.get(mutation.choose(bindings.size()));
              long status = Integer.toUnsignedLong(mutation.choose(4) << 30);
              status |= mutation.choose(1 << 12) * (long) (1 << 16) + mutation.choose(1 << 16);
              Variant variant = VALUES.get(mutation.choose(VALUES.size()));
              NodeValue node = new NodeValue();
              node.told(new DataValue(variant, new StatusCode(status)));
              ReadPlan plan = ReadPlan.of(List.of(binding));
              RawValues raw = new RawValues(8);
              raw.reset(plan.addresses().size());
              for (int i = 0; i < plan.addresses().size(); i++) {
                node.into(raw, i);
              }
              PointValues values = new PointValues();
              plan.decode(raw, values);
              if (values.verdict(0) == Verdict.GOOD) {
                assertThat(values.value(0)).as("%s %x", variant, status).isFinite();
                assertThat(new StatusCode(status).isBad()).isFalse();
              }
            });
    assertThat(cases).isPositive();
  }
}
