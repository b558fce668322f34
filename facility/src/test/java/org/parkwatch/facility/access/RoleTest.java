package org.parkwatch.facility.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read about roles is what holds. */
class RoleTest {
  @Test
  void theTableInTheDocumentsIsTheTableInForce() throws IOException {
    List<String> wanted = new ArrayList<>();
    for (Right right : Right.values()) {
      wanted.add(
          right
              + " "
              + Arrays.stream(Role.values()).map(role -> role.may(right) ? "yes" : "no").toList());
    }
    List<String> written = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/roles.md"))) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (line.startsWith("| right")) {
        roles.addAll(cells.subList(3, cells.size() - 1));
      } else if (line.matches("\\| [A-Z_]+ \\|.*")) {
        written.add(cells.get(1) + " " + cells.subList(3, cells.size() - 1));
      }
    }
    assertThat(written).containsExactlyElementsOf(wanted);
    assertThat(roles)
        .extracting(role -> role.substring(0, role.indexOf(' ')).toUpperCase(Locale.ROOT))
        .containsExactlyElementsOf(Stream.of(Role.values()).map(Role::name).toList());
  }
}
