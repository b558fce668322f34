package org.parkwatch.collectors.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.yaml.InputRefused;

class CredentialsTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadBackAndOnlyItsOwnerCouldRead() throws IOException {
    Path file = folder.resolve("credentials.yaml");
    Credentials.create(file, Map.of("rack-pdus", new Secret("it's: #secret")));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Credentials credentials = Credentials.load(file);
    assertThat(credentials.community("rack-pdus").orElseThrow().reveal())
        .isEqualTo("it's: #secret");
    assertThat(credentials.community("others")).isEmpty();
    assertThat(credentials + " " + credentials.community("rack-pdus"))
        .isEqualTo("Credentials[rack-pdus] Optional[(secret)]");
  }

  @Test
  void aFileThatOthersMayReadIsRefusedAndNoMessageShowsASecret() throws IOException {
    Path file = folder.resolve("credentials.yaml");
    Files.writeString(file, "rack-pdus:\n  comunity: hush-hush\nups: hush-hush\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Credentials.load(file))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("is open to others (rw-r--r--)")
        .hasMessageContaining(":2: rack-pdus.comunity: unknown key, did you mean 'community'?")
        .hasMessageContaining(":3: ups: must be a mapping")
        .hasMessageNotContaining("hush");
  }
}
