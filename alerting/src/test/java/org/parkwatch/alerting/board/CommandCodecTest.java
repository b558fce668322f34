package org.parkwatch.alerting.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.board.AlarmCommand.Act;
import org.parkwatch.alerting.journal.OutOfService;

/**
 * The bytes stand in logs that were written long ago: they are spelled out here, field by field.
 */
class CommandCodecTest {
  private static final UUID REQUEST = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  private static final String FROM = "00112233445566778899aabbccddeeff";
  private static final String WANG = "000477616e67";

  private static final String HAND_OVER =
      "02"
          + FROM
          + "48"
          + WANG
          + "0006e79c8be6b3b5" // 看泵
          + "0000000000000000"
          + "00000002"
          + "0000000000000007"
          + "000000000000012c"
          + "00026c69"; // li

  /** As it was before alarms were handed over: without the last text. */
  private static final String SHELVE_OF_FORMAT_1 =
      "01"
          + FROM
          + "53"
          + WANG
          + "000470756d70" // pump
          + "000000000036ee80"
          + "00000001"
          + "0000000000000007";

  private static final String OUT_OF_SERVICE =
      "01"
          + FROM
          + "00"
          + "0003772d31" // w-1
          + WANG
          + "0007434142494e4554" // CABINET
          + "000641312d523031" // A1-R01
          + "0004574f2d37" // WO-7
          + "000366616e" // fan
          + "00026c69" // li
          + "000000000036ee80";

  @Test
  void acts_on_alarms_are_read_and_written_as_old_logs_have_them() {
    AlarmCommand command =
        new AlarmCommand(REQUEST, Act.HAND_OVER, "wang", List.of(7L, 300L), "看泵", 0, "li");

    assertThat(AlarmCommand.decode(bytes(HAND_OVER))).isEqualTo(command);
    assertThat(command.encode().topic()).isEqualTo("alerting.command");
    assertThat(command.encode().payload()).isEqualTo(bytes(HAND_OVER));
  }

  @Test
  void acts_of_before_alarms_were_handed_over_are_read() {
    assertThat(AlarmCommand.decode(bytes(SHELVE_OF_FORMAT_1)))
        .isEqualTo(
            new AlarmCommand(REQUEST, Act.SHELVE, "wang", List.of(7L), "pump", 3_600_000, ""));
  }

  @Test
  void what_goes_out_of_service_is_read_and_written_as_old_logs_have_it() {
    ServiceCommand command =
        new ServiceCommand(
            REQUEST,
            false,
            "w-1",
            "wang",
            new OutOfService.Target(OutOfService.Kind.CABINET, "A1-R01"),
            "WO-7",
            "fan",
            "li",
            3_600_000);

    assertThat(ServiceCommand.decode(bytes(OUT_OF_SERVICE))).isEqualTo(command);
    assertThat(command.encode().topic()).isEqualTo("alerting.service");
    assertThat(command.encode().payload()).isEqualTo(bytes(OUT_OF_SERVICE));
  }

  @Test
  void every_act_has_the_code_that_old_logs_have() {
    StringBuilder codes = new StringBuilder();
    for (Act act : Act.values()) {
      codes.append(
          (char) new AlarmCommand(REQUEST, act, "", List.of(), "", 0, "").encode().payload()[17]);
    }

    assertThat(codes).hasToString("ASOURNH");
  }

  @Test
  void bytes_of_nobody_are_refused_with_what_is_wrong() {
    byte[] whole = bytes(HAND_OVER);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> AlarmCommand.decode(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> AlarmCommand.decode(bytes("03" + FROM)))
        .hasMessage("a command about alarms of format 3");
    assertThatThrownBy(() -> AlarmCommand.decode(bytes("00" + FROM)))
        .hasMessage("a command about alarms of format 0");
    assertThatThrownBy(() -> ServiceCommand.decode(bytes("02" + FROM)))
        .hasMessage("a command about service of format 2");
    assertThatThrownBy(() -> ServiceCommand.decode(bytes("01" + FROM)))
        .hasMessage("a command about service that is cut short");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
