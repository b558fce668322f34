package org.parkwatch.collectors.mqtt;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;

/**
 * How one connection to a broker is made. Its text form shows no secret.
 *
 * @param uri {@code tcp://} or {@code ssl://} with host and port
 * @param clientId by which the broker knows the session
 * @param tls null for a connection in the clear
 * @param host null unless we are a Sparkplug host application here: then the session ends with the
 *     connection, as Sparkplug wants it; else the broker keeps it
 */
record LinkSettings(
    String uri,
    String clientId,
    Optional<Credential.Login> login,
    @Nullable SSLSocketFactory tls,
    @Nullable HostState host) {}
