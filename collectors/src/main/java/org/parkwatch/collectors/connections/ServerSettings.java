package org.parkwatch.collectors.connections;

import java.util.List;

/**
 * How an OPC UA server is connected to. Immutable.
 *
 * @param policies that may be used, the best first
 * @param encrypted whether messages must be encrypted, not only signed; without meaning for {@link
 *     Policy#NONE}
 */
public record ServerSettings(List<Policy> policies, boolean encrypted) {
  /** The three policies that are not deprecated, signed and encrypted. */
  public static final ServerSettings SECURE =
      new ServerSettings(
          List.of(Policy.AES256_SHA256_RSAPSS, Policy.AES128_SHA256_RSAOAEP, Policy.BASIC256SHA256),
          true);

  public ServerSettings {
    policies = List.copyOf(policies);
  }

  /** Security policies of OPC 10000-7, by the ends of their URIs. */
  public enum Policy {
    /** Neither signed nor encrypted: only if somebody says so. */
    NONE("None"),
    /** Deprecated since OPC UA 1.04: only if somebody says so. */
    BASIC128RSA15("Basic128Rsa15"),
    /** Deprecated since OPC UA 1.04: only if somebody says so. */
    BASIC256("Basic256"),
    BASIC256SHA256("Basic256Sha256"),
    AES128_SHA256_RSAOAEP("Aes128_Sha256_RsaOaep"),
    AES256_SHA256_RSAPSS("Aes256_Sha256_RsaPss");

    private final String text;

    Policy(String text) {
      this.text = text;
    }

    /** Its name in OPC 10000-7. */
    public String text() {
      return text;
    }

    /** Whether the OPC Foundation advises against it. */
    public boolean deprecated() {
      return this == BASIC128RSA15 || this == BASIC256;
    }
  }
}
