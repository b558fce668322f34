package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.Test;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;
import org.parkwatch.profiles.read.Verdict;

/** What becomes of values and status codes, decoded as the supply temperature of a CRAH. */
class NodeValueTest {
  private static final long OVERFLOW = 0x480;

  private final ReadPlan plan =
      ReadPlan.of(
          Profiles.load().find("bms-crah").orElseThrow().points().stream()
              .filter(point -> point.spec().name().equals("supply.temperature"))
              .map(ProfilePoint::binding)
              .toList());
  private final PointValues values = new PointValues();

  private Verdict decode(NodeValue value) {
    RawValues raw = new RawValues(1);
    raw.reset(1);
    value.into(raw, 0);
    plan.decode(raw, values);
    return values.verdict(0);
  }

  private Verdict decode(Variant variant, long status) {
    NodeValue value = new NodeValue();
    value.told(new DataValue(variant, new StatusCode(status)));
    return decode(value);
  }

  @Test
  void numbersOfAnyWidthAreNumbers() {
    List<Variant> same =
        List.of(
            Variant.ofDouble(21),
            Variant.ofFloat(21),
            Variant.ofInt32(21),
            new Variant(Unsigned.ubyte(21)),
            new Variant(Unsigned.ulong(21)),
            Variant.ofInt16((short) 21));
    for (Variant variant : same) {
      assertThat(decode(variant, 0)).isEqualTo(Verdict.GOOD);
      assertThat(values.value(0)).isEqualTo(21);
      assertThat(values.uncertain(0)).isFalse();
    }
    assertThat(decode(Variant.ofDouble(21), OVERFLOW)).isEqualTo(Verdict.GOOD);
  }

  @Test
  void whatIsNoNumberIsOfTheWrongType() {
    assertThat(decode(Variant.NULL_VALUE, 0)).isEqualTo(Verdict.WRONG_TYPE);
    assertThat(decode(new Variant(new Double[] {21.0}), 0)).isEqualTo(Verdict.WRONG_TYPE);
    assertThat(decode(Variant.ofDouble(Double.NaN), 0)).isEqualTo(Verdict.NO_READING);
    assertThat(decode(Variant.ofDouble(Double.POSITIVE_INFINITY), 0))
        .isEqualTo(Verdict.IMPLAUSIBLE);
  }

  @Test
  void badIsBadWithItsReasonWhateverTheValue() {
    Variant last = Variant.ofDouble(21);
    assertThat(decode(last, StatusCodes.Bad_SensorFailure)).isEqualTo(Verdict.NO_READING);
    assertThat(decode(last, StatusCodes.Bad_WaitingForInitialData)).isEqualTo(Verdict.NO_READING);
    assertThat(decode(last, StatusCodes.Bad_NodeIdUnknown)).isEqualTo(Verdict.NO_SUCH_OBJECT);
    assertThat(decode(last, StatusCodes.Bad_UserAccessDenied)).isEqualTo(Verdict.REFUSED);
    assertThat(decode(last, StatusCodes.Bad_InternalError)).isEqualTo(Verdict.DEVICE_ERROR);
    assertThat(decode(last, StatusCodes.Bad_SensorFailure | OVERFLOW))
        .isEqualTo(Verdict.NO_READING);
    assertThat(decode(new NodeValue())).as("not told yet").isEqualTo(Verdict.NO_READING);
  }

  @Test
  void uncertainIsAValueThatIsMarked() {
    assertThat(decode(Variant.ofDouble(21), StatusCodes.Uncertain_SensorNotAccurate))
        .isEqualTo(Verdict.GOOD);
    assertThat(values.value(0)).isEqualTo(21);
    assertThat(values.uncertain(0)).isTrue();
    assertThat(decode(Variant.ofDouble(21), 0)).isEqualTo(Verdict.GOOD);
    assertThat(values.uncertain(0)).isFalse();
  }
}
