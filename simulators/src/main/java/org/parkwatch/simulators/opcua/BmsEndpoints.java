package org.parkwatch.simulators.opcua;

import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/** The endpoints of a server, and the open one at which clients only learn of them. */
record BmsEndpoints(String host, int port, X509Certificate certificate) {
  private static final UserTokenPolicy ANYBODY =
      new UserTokenPolicy("anonymous", UserTokenType.Anonymous, null, null, null);
  private static final UserTokenPolicy NAMED = secured("username", UserTokenType.UserName);
  private static final UserTokenPolicy CERTIFIED =
      secured("certificate", UserTokenType.Certificate);

  private static UserTokenPolicy secured(String id, UserTokenType type) {
    return new UserTokenPolicy(id, type, null, null, SecurityPolicy.Basic256Sha256.getUri());
  }

  Set<EndpointConfig> of(BmsOffer offer) {
    Set<EndpointConfig> all = new LinkedHashSet<>();
    all.add(builder().setPath("/discovery").build());
    switch (offer) {
      case USUAL ->
          all.add(
              builder()
                  .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
                  .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                  .addTokenPolicies(NAMED)
                  .build());
      case EVERYTHING -> {
        all.add(builder().addTokenPolicies(ANYBODY, NAMED, CERTIFIED).build());
        for (SecurityPolicy policy : SecurityPolicy.values()) {
          if (policy != SecurityPolicy.None) {
            all.add(everybody(policy, MessageSecurityMode.Sign));
            all.add(everybody(policy, MessageSecurityMode.SignAndEncrypt));
          }
        }
      }
    }
    return all;
  }

  private EndpointConfig everybody(SecurityPolicy policy, MessageSecurityMode mode) {
    return builder()
        .setSecurityPolicy(policy)
        .setSecurityMode(mode)
        .addTokenPolicies(ANYBODY, NAMED, CERTIFIED)
        .build();
  }

  private EndpointConfig.Builder builder() {
    return EndpointConfig.newBuilder()
        .setBindAddress(host)
        .setHostname(host)
        .setBindPort(port)
        .setCertificate(certificate)
        .setSecurityPolicy(SecurityPolicy.None)
        .setSecurityMode(MessageSecurityMode.None);
  }
}
