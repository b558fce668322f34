package org.parkwatch.profiles.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.binding.InfoItem;
import org.parkwatch.profiles.binding.InfoLayout;
import org.parkwatch.profiles.binding.InfoType;

/** Layouts of YD/T 1363.3 and the values that they find. */
class InfoBlockTest {
  private static final String CLOSED = "flag U8, cell U16*, module*(on U8, own S16*), sum F32";

  private static String read(String layout, String info, String... parts) throws InfoBlock.Misfit {
    InfoAnswer answer = new InfoAnswer(0x20, 0x2A, 0x42, "", InfoLayout.parse(layout));
    List<Address> items =
        Arrays.stream(parts).<Address>map(p -> new InfoItem(answer, p, -1)).toList();
    RawValues raw = new RawValues(items.size());
    raw.reset(items.size());
    InfoBlock block = InfoBlock.of(items).getFirst();
    block.take(HexFormat.of().parseHex(info.replace(" ", "")), raw);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      text.append(i == 0 ? "" : " ").append(raw.written(i));
    }
    return text.toString();
  }

  @Test
  void countsInTheAnswerSayWhereTheNextValueIs() throws Exception {
    String info = "00 02 0C80 FFFF 02 01 01 8000 00 00 0000C03F";
    assertThat(read(CLOSED, info, "cell/2", "module/1/own/1", "module/2/on", "sum"))
        .isEqualTo("65535 -32768 0 1.5");
    assertThat(read(CLOSED, "00 00 00 00000000", "cell/1", "module/1/on", "sum"))
        .isEqualTo("(no such object) (no such object) 0");
  }

  @Test
  void wholeNumbersHaveTheHighByteFirstAndFloatingOnesTheLow() throws Exception {
    String layout = "a U8, b U16, c S16, d U24, e U32, f S32, g F32, h F32";
    String info = "FF FF00 FF00 FF0000 FFFFFFFE FFFFFFFE 00005C43 20202020";
    assertThat(read(layout, info, "a", "b", "c", "d", "e", "f", "g", "h"))
        .isEqualTo("255 65280 -256 16711680 4294967294 -2 220 (none)");
  }

  @Test
  void anAnswerThatIsNotLaidOutLikeThisIsRefusedAsAWhole() {
    assertThatThrownBy(() -> read(CLOSED, "00 02 0C80 FF", "sum"))
        .hasMessage("INFO of 5 bytes ends before cell/2");
    assertThatThrownBy(() -> read(CLOSED, "00 00", "sum"))
        .hasMessage("INFO of 2 bytes ends before module");
    assertThatThrownBy(() -> read(CLOSED, "00 00 00 00000000 01", "sum"))
        .hasMessage("INFO of 8 bytes goes on behind its last value at 7");
    assertThatThrownBy(() -> read(CLOSED, "", "sum")).hasMessageContaining("ends before flag");
  }

  @Test
  void threeDotsLeaveAloneWhatFollows() throws Exception {
    assertThat(read("flag U8, a U8, ...", "00 07 01 02 03", "a")).isEqualTo("7");
  }

  @Test
  void aLayoutThatIsNoneSaysWhere() {
    wrong("", "has no value, at ''");
    wrong("Flag U8", "needs a name of small letters, digits and hyphens, at 'Flag U8'");
    wrong("flag U9", "has no type U9, at ''");
    wrong("flag U8, flag U8", "has 'flag' twice, at ''");
    wrong("m*(a U8", "needs ), at ''");
    wrong("m*()", "needs a name of small letters, digits and hyphens, at ')'");
    wrong("a U8 b U8", "does not go on like this, at 'b U8'");
    wrong("a*(b*(c*(d*(e*(f U8)))))", "is too deep, at 'f U8)))))'");
    wrong("...", "has no value, at ''");
    assertThat(InfoLayout.parse("- U8, - U8, a S16").type("a")).contains(InfoType.S16);
    assertThat(InfoLayout.parse(CLOSED).type("module/2/own/3")).contains(InfoType.S16);
    assertThat(InfoLayout.parse(CLOSED).type("module/0/on")).isEmpty();
    assertThat(InfoLayout.parse(CLOSED).type("cell")).isEmpty();
  }

  private static void wrong(String layout, String message) {
    assertThatThrownBy(() -> InfoLayout.parse(layout)).hasMessage(message);
  }
}
