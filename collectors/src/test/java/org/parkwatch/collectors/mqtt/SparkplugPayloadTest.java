package org.parkwatch.collectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.PropertyDataType;
import org.eclipse.tahu.message.model.PropertySet;
import org.eclipse.tahu.message.model.PropertyValue;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.junit.jupiter.api.Test;

/** Our decoder against Eclipse Tahu's encoder, and against what nobody encodes. */
class SparkplugPayloadTest {
  private static byte[] sample() throws Exception {
    return TahuGateway.bytes(
        255,
        1_795_000_000_123L,
        TahuGateway.metric("a", MetricDataType.Int8, (byte) -5).alias(1L).createMetric(),
        TahuGateway.metric("b", MetricDataType.Int16, (short) -500).createMetric(),
        TahuGateway.metric("c", MetricDataType.Int32, -70_000).createMetric(),
        TahuGateway.metric("d", MetricDataType.Int64, -5_000_000_000L).createMetric(),
        TahuGateway.metric("e", MetricDataType.UInt8, (short) 250).createMetric(),
        TahuGateway.metric("f", MetricDataType.UInt16, 65_000).createMetric(),
        TahuGateway.metric("g", MetricDataType.UInt32, 4_000_000_000L).createMetric(),
        TahuGateway.metric("h", MetricDataType.UInt64, BigInteger.TWO.pow(63)).createMetric(),
        TahuGateway.metric("i", MetricDataType.Float, 22.5f).createMetric(),
        TahuGateway.metric("j", MetricDataType.Double, 1e-9).createMetric(),
        TahuGateway.metric("k", MetricDataType.Boolean, true).createMetric(),
        TahuGateway.metric("l", MetricDataType.String, "开").createMetric(),
        TahuGateway.lost("m"));
  }

  @Test
  void allTypesThatTahuEncodesAreRead() throws Exception {
    SparkplugPayload payload = SparkplugPayload.read(sample());
    assertThat(payload.seq()).isEqualTo(255);
    assertThat(payload.sourceMillis()).isEqualTo(1_795_000_000_123L);
    assertThat(payload.metrics().stream().limit(11).map(m -> m.value(m.datatype())))
        .containsExactly(
            -5.0, -500.0, -70_000.0, -5e9, 250.0, 65_000.0, 4e9, 0x1p63, 22.5, 1e-9, 1.0);
    assertThat(payload.metrics().get(11).text()).isEqualTo("开");
    assertThat(payload.metrics().get(12).isNull()).isTrue();
    assertThat(payload.metrics().getFirst().alias()).isEqualTo(1);
  }

  @Test
  void tahuUnderstandsOurCommand() throws Exception {
    SparkplugBPayload read =
        new SparkplugBPayloadDecoder().buildFromByteArray(RebirthCommand.payload(5), null);
    Metric metric = read.getMetrics().getFirst();
    assertThat(metric.getName()).isEqualTo("Node Control/Rebirth");
    assertThat(metric.getDataType()).isEqualTo(MetricDataType.Boolean);
    assertThat(metric.getValue()).isEqualTo(true);
  }

  /** Section 6.4.14: 0 is bad, 192 good, 500 stale. */
  @Test
  void aValueThatItsSourceDoubtsIsMarked() throws Exception {
    for (int quality : new int[] {0, 192, 500}) {
      PropertySet properties =
          new PropertySet.PropertySetBuilder()
              .addProperty("Unit", new PropertyValue<>(PropertyDataType.String, "degC"))
              .addProperty("Quality", new PropertyValue<>(PropertyDataType.Int32, quality))
              .createPropertySet();
      byte[] bytes =
          TahuGateway.bytes(
              1,
              1_795_000_000_123L,
              TahuGateway.metric("a", MetricDataType.Float, 22.5f)
                  .properties(properties)
                  .createMetric());
      SparkplugMetric metric = SparkplugPayload.read(bytes).metrics().getFirst();
      assertThat(metric.doubted()).as("quality %d", quality).isEqualTo(quality != 192);
      assertThat(metric.value(metric.datatype())).isEqualTo(22.5);
    }
  }

  @Test
  void morePromisedThanSentIsMalformed() {
    assertThatThrownBy(() -> SparkplugPayload.read(new byte[] {0x12, (byte) 0xFF, (byte) 0xFF, 3}))
        .isInstanceOf(MalformedPayload.class)
        .hasMessage("a field is cut off");
  }
}
