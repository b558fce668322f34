package org.parkwatch.simulators.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReferenceListsTest {
  @Test
  void aListHasFactsCodesAndTables() {
    Map<String, ReferenceList> lists =
        ReferenceLists.read(
            "test.md",
            """
            # Lists

            | no | list |

            ## one, one-json

            Words.

            * order: high word first
            * no reading: u16 0xFFFF, u32 0xFFFFFFFF
            * codes door: 0 closed (normal), 1 wide open (notice), 12 lost (unknown)

            Repeated: n = 1..20, stride 15

            | register | unit |
            |---:|---|
            | 0 | V |
            | 1 | A |

            | register | unit |
            |---|---|
            | 300 | W |
            """);
    assertThat(lists).containsOnlyKeys("one", "one-json");
    ReferenceList list = Objects.requireNonNull(lists.get("one"));
    assertThat(list.facts())
        .containsEntry("order", "high word first")
        .containsEntry("no reading", "u16 0xFFFF, u32 0xFFFFFFFF");
    assertThat(list.codes().get("door"))
        .containsExactly(
            new ListCode(0, "closed"), new ListCode(1, "wide open"), new ListCode(12, "lost"));
    assertThat(list.tables())
        .extracting(ListTable::repeated)
        .containsExactly(new Repetition(1, 20, 15), Repetition.ONCE);
    assertThat(list.rows().map(row -> row.get("unit"))).containsExactly("V", "A", "W");
  }

  @Test
  void aRowThatDoesNotFitItsHeadIsToldWithItsLine() {
    assertThatThrownBy(() -> ReferenceLists.read("test.md", "## one\n| a | b |\n|---|---|\n| 1 |"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("test.md:4: 1 cells under 2 headings");
    assertThatThrownBy(() -> ReferenceLists.read("test.md", "## one\n\nRepeated: thrice"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("test.md:3: cannot read 'Repeated: thrice'");
  }

  @Test
  void theDocumentsOfTheParkCanBeRead() {
    assertThat(ReferenceLists.read("opcua-lists.md"))
        .containsOnlyKeys(
            "bms-chiller", "bms-tower", "bms-pump", "bms-tank", "bms-plate-exchanger", "bms-crah");
    assertThat(
            Objects.requireNonNull(ReferenceLists.read("opcua-lists.md").get("bms-chiller")).rows())
        .hasSize(28);
    for (String document : List.of("modbus-lists.md", "mqtt-lists.md")) {
      assertThat(ReferenceLists.read(document)).isNotEmpty();
    }
  }
}
