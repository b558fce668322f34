package org.parkwatch.collectors.credentials;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate credential, decoded and checked. Its text form shows no key. Immutable.
 *
 * @param chain our certificate first, then those of the authorities between
 */
public record OwnCertificate(List<X509Certificate> chain, PrivateKey key) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);
  private static final byte[] PROOF =
      "the key belongs to the certificate".getBytes(StandardCharsets.UTF_8);

  public OwnCertificate {
    chain = List.copyOf(chain);
  }

  /**
   * Decodes a credential.
   *
   * @throws GeneralSecurityException saying what is wrong with it, and no secret
   */
  public static OwnCertificate of(Credential.Certificate credential)
      throws GeneralSecurityException {
    List<X509Certificate> chain = chain(credential.certificate());
    if (chain.isEmpty()) {
      throw new CertificateException("is no certificate in PEM");
    }
    PublicKey open = chain.getFirst().getPublicKey();
    PrivateKey key = key(credential.key().reveal(), open.getAlgorithm());
    String algorithm = open.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(PROOF);
    byte[] signed = signature.sign();
    signature.initVerify(open);
    signature.update(PROOF);
    if (!signature.verify(signed)) {
      throw new InvalidKeyException("its key is that of another certificate");
    }
    return new OwnCertificate(chain, key);
  }

  /**
   * The certificates of a PEM text.
   *
   * @throws CertificateException if one of them is none
   */
  public static List<X509Certificate> chain(String pem) throws CertificateException {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new CertificateException("is no certificate in PEM", e);
    }
  }

  private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(pem);
    if (!matcher.find()) {
      throw new InvalidKeyException(
          "its key is not in PEM as PKCS #8 without a password (BEGIN PRIVATE KEY)");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IllegalArgumentException | InvalidKeySpecException e) {
      throw new InvalidKeyException("its key is no private key of the certificate's kind");
    }
  }

  @Override
  public String toString() {
    return "OwnCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
