package org.parkwatch.collectors.opcua;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.identity.X509IdentityProvider;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.OwnCertificate;
import org.parkwatch.collectors.health.Fault;

/**
 * The user that we are for a server: nobody, a name with a password, or a certificate. A password
 * never goes out unencrypted, nor does a certificate prove anything unsigned: neither is used where
 * the server wants it so. Immutable; its text form shows no secret.
 */
record Identity(Optional<Credential> credential, boolean deprecatedToo) {
  /** How the token is secured, where the server leaves it to the endpoint. */
  private static SecurityPolicy policy(UserTokenPolicy token, EndpointDescription endpoint) {
    String own = token.getSecurityPolicyUri();
    String uri = own == null || own.isEmpty() ? endpoint.getSecurityPolicyUri() : own;
    return SecurityPolicy.fromUriSafe(uri).orElse(SecurityPolicy.None);
  }

  private UserTokenType type() {
    return switch (credential.orElse(null)) {
      case null -> UserTokenType.Anonymous;
      case Credential.Certificate certificate -> UserTokenType.Certificate;
      default -> UserTokenType.UserName;
    };
  }

  /** The best way in which the endpoint takes this user; empty if there is none. */
  Optional<UserTokenPolicy> chosen(EndpointDescription endpoint) {
    return Stream.ofNullable(endpoint.getUserIdentityTokens())
        .flatMap(Arrays::stream)
        .filter(token -> token.getTokenType() == type())
        .filter(token -> type() == UserTokenType.Anonymous || secured(policy(token, endpoint)))
        .max(Comparator.comparing(token -> policy(token, endpoint)));
  }

  private boolean secured(SecurityPolicy policy) {
    return switch (policy) {
      case None -> false;
      case Basic128Rsa15, Basic256 -> deprecatedToo;
      case Basic256Sha256, Aes128_Sha256_RsaOaep, Aes256_Sha256_RsaPss -> true;
    };
  }

  /**
   * What makes the token.
   *
   * @param validator of the server's certificate, for which a password is encrypted
   * @throws Refused if the certificate cannot be used
   */
  IdentityProvider provider(EndpointDescription endpoint, CertificateValidator validator)
      throws Refused {
    return switch (credential.orElse(null)) {
      case Credential.Login login ->
          new UsernameProvider(
              login.username(),
              login.password().reveal(),
              validator,
              tokens -> chosen(endpoint).orElseThrow());
      case Credential.Certificate certificate -> certified(certificate, endpoint);
      case null, default -> new AnonymousProvider();
    };
  }

  private IdentityProvider certified(
      Credential.Certificate certificate, EndpointDescription endpoint) throws Refused {
    try {
      OwnCertificate own = OwnCertificate.of(certificate);
      X509IdentityProvider provider = new X509IdentityProvider(own.chain(), own.key());
      // the library takes the first policy of the kind: it must be the one that was chosen
      UserTokenPolicy[] only = chosen(endpoint).stream().toArray(UserTokenPolicy[]::new);
      return (ignored, nonce) -> provider.getIdentityToken(with(endpoint, only), nonce);
    } catch (GeneralSecurityException e) {
      throw new Refused(
          Fault.SERVER_REFUSES, "(our user's certificate %s)".formatted(e.getMessage()));
    }
  }

  private static EndpointDescription with(EndpointDescription endpoint, UserTokenPolicy[] tokens) {
    return new EndpointDescription(
        endpoint.getEndpointUrl(),
        endpoint.getServer(),
        endpoint.getServerCertificate(),
        endpoint.getSecurityMode(),
        endpoint.getSecurityPolicyUri(),
        tokens,
        endpoint.getTransportProfileUri(),
        endpoint.getSecurityLevel());
  }

  /** For people: what kind of user. */
  @Override
  public String toString() {
    return switch (type()) {
      case Anonymous -> "anybody";
      case UserName -> "user names that go out encrypted";
      default -> "user certificates";
    };
  }
}
