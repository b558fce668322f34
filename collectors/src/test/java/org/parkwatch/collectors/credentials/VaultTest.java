package org.parkwatch.collectors.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.credentials.Credential.Community;
import org.parkwatch.facility.yaml.InputRefused;

class VaultTest {
  private static final String HUSH = "it's: \"hush\" #\\1";
  private static final String PLAIN =
      """
      pdus: {community: "it's: \\"hush\\" #\\\\1"}
      pdus-v3: {user: watch, auth-password: hush-hush-1, priv-password: hush-hush-2}
      broker: {username: watch, password: hush-hush-3}
      """;

  @TempDir private Path folder;
  private Path secrets;
  private Path key;
  private Vault vault;

  @BeforeEach
  void start() throws IOException {
    secrets = Files.createDirectories(folder.resolve("data/secrets"));
    key = folder.resolve("home/key");
    vault = new Vault(secrets, key);
  }

  private Path plain(String text) throws IOException {
    Path file = secrets.resolve("credentials.yaml");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }

  @Test
  void aPlainFileIsSealedAndDeletedAndNothingReadableIsLeft() throws IOException {
    Path plain = plain(PLAIN);
    Credentials credentials = vault.open();
    assertThat(credentials.find("pdus", Community.class)).contains(new Community(new Secret(HUSH)));
    assertThat(plain).doesNotExist();
    for (String file : List.of("credentials.sealed", "credentials.lock")) {
      assertThat(secrets.resolve(file)).content().doesNotContain("hush").doesNotContain("username");
    }
    assertThat(secrets.toFile().list())
        .containsExactlyInAnyOrder("credentials.sealed", "credentials.lock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(new Vault(secrets, key).open().changedFrom(credentials)).isEmpty();
    assertThat(vault.names()).containsExactly("broker", "pdus", "pdus-v3");
  }

  @Test
  void oneSecretIsSetChangedAndRemovedWhileTheOthersStay() throws IOException {
    plain(PLAIN);
    Credentials before = vault.open();
    String state = vault.state();
    vault.put("pdus", "community: other");
    vault.put("new", "community: new");
    assertThat(vault.state()).isNotEqualTo(state);
    Credentials after = vault.open();
    assertThat(after.find("pdus", Community.class)).contains(new Community(new Secret("other")));
    assertThat(after.changedFrom(before)).containsExactly("new", "pdus");
    assertThat(vault.remove("new")).isTrue();
    assertThat(vault.remove("new")).isFalse();
    assertThat(vault.names()).containsExactly("broker", "pdus", "pdus-v3");
  }

  @Test
  void whatIsNoCredentialIsRefusedAndNothingChanges() throws IOException {
    plain(PLAIN);
    Credentials before = vault.open();
    assertThatThrownBy(() -> vault.put("pdus", "comunity: hush"))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("comunity")
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> vault.put("a name", "community: hush"))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("'a name' is no name");
    Path plain = plain("pdus: {community: new}\nbroker: {username: watch}\n");
    assertThatThrownBy(vault::open)
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("credentials.yaml:2: broker.password: is missing");
    assertThat(plain).exists();
    Files.delete(plain);
    assertThat(vault.open().changedFrom(before)).isEmpty();
  }

  @Test
  void withoutItsKeyOrWithAnotherNothingIsOpenedAndNothingIsOverwritten() throws IOException {
    plain(PLAIN);
    vault.open();
    Path kept = Files.move(key, folder.resolve("kept"));
    assertThatThrownBy(vault::open)
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("cannot be opened without its key " + key)
        .hasMessageContaining("[broker, pdus, pdus-v3]");
    assertThatThrownBy(() -> vault.put("more", "community: more"))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining(key + ":1: is missing");
    Seal.makeKey(key);
    assertThatThrownBy(vault::open)
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("pdus: is not what was sealed, or was sealed with another key");
    Files.delete(key);
    Files.move(kept, key);
    assertThat(vault.open().find("pdus", Community.class)).isPresent();
  }

  @Test
  void aSealedSecretUnderAnotherNameOrChangedByOneLetterIsRefused() throws IOException {
    plain(PLAIN);
    vault.open();
    Path file = secrets.resolve("credentials.sealed");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("broker:", "brokes:"));
    assertThatThrownBy(vault::open).hasMessageContaining("brokes: is not what was sealed");
    int at = text.indexOf("pdus: ") + 30;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));
    assertThatThrownBy(vault::open).hasMessageContaining("pdus: is not what was sealed");
  }

  @Test
  void aKeyThatOthersMayReadOrBesideWhatItSealsIsRefused() throws IOException {
    plain(PLAIN);
    vault.open();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(vault::open).hasMessageContaining(key + ":1: is open to others");
    for (Path wrong : List.of(secrets.resolve("key"), folder.resolve("data/key"))) {
      assertThatThrownBy(() -> new Vault(secrets, wrong))
          .hasMessageContaining("must lie outside the data folder");
    }
  }
}
