package org.parkwatch.simulators.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The edges of X.690: bytes are unsigned, integers are not, and lengths change form at 128. */
class BerTest {
  @Test
  void writesIntegersInTheirShortestForm() {
    integer(0, "00");
    integer(0x7F, "7f");
    integer(0x80, "0080");
    integer(0xFF, "00ff");
    integer(0x100, "0100");
    integer(-1, "ff");
    integer(-0x80, "80");
    integer(-0x81, "ff7f");
    integer(Integer.MAX_VALUE, "7fffffff");
    integer(Integer.MIN_VALUE, "80000000");
    integer(0xFFFF_FFFFL, "00ffffffff");
    integer(Long.MIN_VALUE, "8000000000000000");
  }

  @Test
  void writesLengthsInTheirShortestForm() {
    length(0, "00");
    length(0x7F, "7f");
    length(0x80, "8180");
    length(0xFF, "81ff");
    length(0x100, "820100");
    length(0xFFFF, "82ffff");
  }

  @Test
  void writesObjectNamesWithSevenBitsAByte() {
    oid("1.3.6.1", "2b0601");
    oid("1.3.6.1.127", "2b06017f");
    oid("1.3.6.1.128", "2b06018100");
    oid("1.3.6.1.16383", "2b0601ff7f");
    oid("1.3.6.1.16384", "2b0601818000");
    oid("1.3.6.1.4294967295", "2b06018fffffff7f");
    oid("2.999.3", "883703");
  }

  @Test
  void readsBackWhatItWrites() throws MalformedException {
    byte[] content = Ber.oid("1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.4294967295");
    int[] ids = new int[128];
    int count = Ber.subIds(content, 0, content.length, ids);
    assertThat(count).isEqualTo(15);
    assertThat(ids[0]).isEqualTo(43);
    assertThat(ids[5]).isEqualTo(13742);
    assertThat(Integer.toUnsignedLong(ids[14])).isEqualTo(4294967295L);
  }

  @Test
  void refusesNamesThatAreNone() {
    malformedName("2b0681");
    malformedName("2b06018fffffffff7f");
    malformedName("01".repeat(129));
  }

  @Test
  void readsIntegersOfEveryWidth() throws MalformedException {
    reads("020100", 0);
    reads("02017f", 0x7F);
    reads("02020080", 0x80);
    reads("0201ff", -1);
    reads("020180", -0x80);
    reads("02047fffffff", Integer.MAX_VALUE);
    reads("020480000000", Integer.MIN_VALUE);
    reads("02050000000001", 1);
    reads("02810101", 1);
  }

  @Test
  void refusesIntegersThatAreNone() {
    malformed("0200");
    malformed("020500ffffffff");
    malformed("0205ff00000000");
    malformed("020501000000 00".replace(" ", ""));
    malformed("0202ff");
    malformed("0280");
    malformed("0285000000000101");
    malformed("02847fffffff");
    malformed("0284ffffffff");
    malformed("04010a");
    malformed("02");
    malformed("");
  }

  private static void integer(long value, String hex) {
    int size = Ber.integerSize(value);
    byte[] out = new byte[size];
    assertThat(Ber.putInteger(out, 0, value, size)).isEqualTo(size);
    assertThat(HexFormat.of().formatHex(out)).isEqualTo(hex);
  }

  private static void length(int value, String hex) {
    byte[] out = new byte[Ber.lengthSize(value)];
    assertThat(Ber.putLength(out, 0, value)).isEqualTo(out.length);
    assertThat(HexFormat.of().formatHex(out)).isEqualTo(hex);
  }

  private static void oid(String dotted, String hex) {
    assertThat(HexFormat.of().formatHex(Ber.oid(dotted))).isEqualTo(hex);
  }

  private static void malformedName(String hex) {
    byte[] content = HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> Ber.subIds(content, 0, content.length, new int[128]))
        .isInstanceOf(MalformedException.class);
  }

  private static void reads(String hex, int value) throws MalformedException {
    assertThat(reader(hex).int32()).isEqualTo(value);
  }

  private static void malformed(String hex) {
    assertThatThrownBy(() -> reader(hex).int32()).isInstanceOf(MalformedException.class);
  }

  private static BerReader reader(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    BerReader reader = new BerReader();
    reader.reset(bytes, 0, bytes.length);
    return reader;
  }
}
