package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parkwatch.collectors.connections.ServerSettings;
import org.parkwatch.collectors.connections.ServerSettings.Policy;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.rig.Pki;
import org.parkwatch.simulators.opcua.BmsOffer;

/** Every security policy, both modes, and every kind of user, at a server that offers them all. */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class PoliciesTest {
  private static final Optional<Credential> NOBODY = Optional.empty();
  private static final Optional<Credential> NAMED =
      Optional.of(new Credential.Login("collector", new Secret(OpcUaRig.PASSWORD)));

  @TempDir Path folder;
  private OpcUaRig rig;
  private InetSocketAddress server;

  @BeforeEach
  void open() throws IOException {
    rig = new OpcUaRig(folder);
    rig.offer = BmsOffer.EVERYTHING;
    server = OpcUaRig.freePort("127.22.9.6");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static ServerSettings only(Policy policy, boolean encrypted) {
    return new ServerSettings(List.of(policy), encrypted);
  }

  @Test
  void everyPolicyIsSpokenInBothModesAndTheBestIsTaken() throws Exception {
    rig.pump("P-1", server);
    rig.serve(server, "P-1");
    rig.trust(server);
    Map<String, String> spoken = new HashMap<>();
    Map<String, String> wanted = new HashMap<>();
    for (Policy policy : Policy.values()) {
      for (boolean encrypted : new boolean[] {false, true}) {
        String mode = policy == Policy.NONE ? "None" : encrypted ? "SignAndEncrypt" : "Sign";
        String name = policy + " " + encrypted;
        wanted.put(name, policy.text() + " " + mode);
        spoken.put(name, rig.session(server, only(policy, encrypted), NAMED));
      }
    }
    assertThat(spoken).isEqualTo(wanted);
    assertThat(rig.session(server, ServerSettings.SECURE, NAMED))
        .isEqualTo("Aes256_Sha256_RsaPss SignAndEncrypt");
  }

  @Test
  void everyKindOfUserIsLetInAndAWrongOneIsNot() throws Exception {
    rig.pump("P-1", server);
    rig.serve(server, "P-1");
    rig.trust(server);
    Pki pki = Pki.make(folder.resolve("pki"));
    Pki.Pair known = pki.client("known");
    Pki.Pair stranger = pki.client("stranger");
    Path users = Files.createDirectories(rig.trust.resolve("own").resolve("users"));
    Files.write(users.resolve("known.der"), known.certificate().getEncoded());
    assertThat(rig.session(server, ServerSettings.SECURE, NOBODY)).contains("SignAndEncrypt");
    assertThat(rig.session(server, only(Policy.NONE, true), NOBODY)).isEqualTo("None None");
    assertThat(rig.session(server, ServerSettings.SECURE, Optional.of(known.credential())))
        .contains("SignAndEncrypt");
    assertThatThrownBy(
            () -> rig.session(server, ServerSettings.SECURE, Optional.of(stranger.credential())))
        .isInstanceOf(Refused.class)
        .extracting(thrown -> ((Refused) thrown).fault())
        .isEqualTo(Fault.SERVER_REFUSES);
  }

  @Test
  void whatTheServerDoesNotOfferIsNamedWithWhatItDoes() throws Exception {
    rig.offer = BmsOffer.USUAL;
    rig.pump("P-1", server);
    rig.serve(server, "P-1");
    rig.trust(server);
    assertThatThrownBy(() -> rig.session(server, only(Policy.AES128_SHA256_RSAOAEP, true), NAMED))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(
            "no endpoint with Aes128_Sha256_RsaOaep, SignAndEncrypt for user names")
        .hasMessageContaining("Basic256Sha256 SignAndEncrypt UserName");
    assertThatThrownBy(() -> rig.session(server, ServerSettings.SECURE, NOBODY))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("for anybody");
  }
}
