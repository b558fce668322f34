package org.parkwatch.collectors.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.yaml.InputRefused;

class CredentialsTest {
  @TempDir Path folder;

  private Credentials load(String text) throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
    return Credentials.load(file);
  }

  @Test
  void everyKindIsReadAndNoTextFormShowsASecret() throws IOException {
    Credentials credentials =
        load(
            """
            pdus: {community: "it's: #secret"}
            pdus-v3: {user: watch, auth-password: hush-hush-1, priv-password: hush-hush-2}
            old-v3: {user: watch, auth: sha-1, auth-password: hush-hush-1, priv-password: hush-hush-2}
            open-v3: {user: watch, auth: none}
            strong-v3: {user: watch, auth: SHA-512, auth-password: hush-hush-1, priv: AES-256-C, priv-password: hush-hush-2}
            broker: {username: watch, password: hush-hush-3}
            """);
    assertThat(credentials.find("pdus", Credential.Community.class))
        .contains(new Credential.Community(new Secret("it's: #secret")));
    assertThat(credentials.find("pdus-v3", Credential.SnmpUser.class))
        .contains(
            new Credential.SnmpUser(
                "watch",
                Credential.Auth.SHA_256,
                new Secret("hush-hush-1"),
                Credential.Priv.AES_128,
                new Secret("hush-hush-2")));
    assertThat(credentials.find("old-v3", Credential.SnmpUser.class).orElseThrow().auth())
        .isEqualTo(Credential.Auth.SHA_1);
    assertThat(credentials.find("open-v3", Credential.SnmpUser.class).orElseThrow().priv())
        .isEqualTo(Credential.Priv.NONE);
    assertThat(credentials.find("strong-v3", Credential.SnmpUser.class).orElseThrow().priv())
        .isEqualTo(Credential.Priv.AES_256_C);
    assertThat(credentials.find("broker", Credential.Login.class))
        .contains(new Credential.Login("watch", new Secret("hush-hush-3")));
    assertThat(credentials.find("others", Credential.Community.class)).isEmpty();
    assertThat(credentials.find("broker", Credential.Community.class)).isEmpty();
    assertThat(credentials + " " + credentials.find("pdus-v3", Credential.class))
        .startsWith("Credentials[broker, old-v3, open-v3, pdus, pdus-v3, strong-v3]")
        .doesNotContain("hush");
  }

  @Test
  void whatCannotBeUsedIsRefusedByLineAndKey() {
    assertThatThrownBy(() ->
            load(
                """
                a: {user: watch, auth: md4, auth-password: hush, priv-password: hush-hush-2}
                b: {username: watch}
                c: {}
                d: {user: watch, auth: none, priv: des, priv-password: hush-hush-2}
                e: {user: watch, auth: none, auth-password: hush-hush-1}
                """))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining(":1: a.auth: 'md4' is not known")
        .hasMessageContaining(":1: a.auth-password: needs at least 8 characters")
        .hasMessageContaining(":2: b.password: is missing")
        .hasMessageContaining(":3: c: needs one of community, user, username and certificate")
        .hasMessageContaining(":4: d.priv: must be none with auth: none")
        .hasMessageContaining(":5: e.auth-password: has no use with auth: none")
        .hasMessageNotContaining("hush");
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
