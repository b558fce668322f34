package org.parkwatch.app.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.collectors.credentials.Vault;
import org.parkwatch.facility.yaml.InputRefused;

/** Lists, sets and removes secrets; a running server goes over to them within seconds. */
public final class CredentialCommand {
  private static final String USAGE =
      """
      usage: parkwatch credential list             names; no secret is ever shown
             parkwatch credential set NAME         reads the secret from standard input, one of:
                                                     community: TEXT
                                                     user: NAME, auth: SHA-256, auth-password: TEXT,
                                                       priv: AES-128, priv-password: TEXT, each on a line
                                                       (auth: none, MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512;
                                                       priv: none, DES, AES-128, AES-192, AES-256, and AES-192-C,
                                                       AES-256-C where keys are made longer as Cisco does)
                                                     username: NAME and password: TEXT, each on a line
                                                     certificate: | and key: |, PEM indented below each; see
                                                       docs/connections.md
             parkwatch credential remove NAME
             [--data DIR]                          the data folder (default: data)

      Sealed in DIR/secrets/credentials.sealed with the key in ~/.config/parkwatch/key, or in the file that
      PARKWATCH_KEY_FILE names. Keep a copy of the key apart from copies of the data folder.\
      """;

  private CredentialCommand() {}

  /** Exit status 0: done; 1: refused; 2: not understood. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), Vault.usualKeyFile(), System.in, out, err));
  }

  static int run(
      List<String> arguments, Path keyFile, InputStream in, PrintStream out, PrintStream err) {
    List<String> words = new ArrayList<>(arguments);
    Path data = Path.of("data");
    int at = words.indexOf("--data");
    if (at >= 0 && at + 1 < words.size()) {
      data = Path.of(words.get(at + 1));
      words.subList(at, at + 2).clear();
    }
    try {
      Vault vault = new Vault(data.resolve("secrets"), keyFile);
      if (words.equals(List.of("list"))) {
        vault.names().forEach(out::println);
        return 0;
      }
      if (words.size() == 2 && words.getFirst().equals("set")) {
        vault.put(words.get(1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        out.println(words.get(1) + " is sealed");
        return 0;
      }
      if (words.size() == 2 && words.getFirst().equals("remove")) {
        boolean removed = vault.remove(words.get(1));
        (removed ? out : err).println(removed ? "removed" : "there is no " + words.get(1));
        return removed ? 0 : 1;
      }
    } catch (InputRefused | IllegalArgumentException | IOException e) {
      err.println(e.getMessage());
      return 1;
    }
    err.println(USAGE);
    return 2;
  }
}
