package org.parkwatch.collectors.mqtt;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** The broker cannot be reached, is not who it should be, or does not want us. */
final class LinkFailure extends Exception {
  private static final long serialVersionUID = 1L;

  LinkFailure(String message) {
    super(message);
  }

  LinkFailure(Exception cause) {
    super(text(cause), cause);
  }

  /** For the person who can do something about it. */
  private static String text(Exception thrown) {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String known = known(cause);
      if (!known.isEmpty()) {
        return known;
      }
      String message = String.valueOf(cause.getMessage());
      if (!before.endsWith(message)) { // many wrap the one below and repeat it
        text.append(text.isEmpty() ? "" : ": ").append(message);
        before = message;
      }
    }
    return text.toString();
  }

  private static String known(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return switch (cause) {
      case org.eclipse.paho.client.mqttv3.MqttSecurityException refused ->
          "it refuses our user name, password or certificate (" + refused.getReasonCode() + ")";
      case org.eclipse.paho.mqttv5.common.MqttException refused when refusal(refused) ->
          "it refuses our user name, password or certificate (" + refused.getReasonCode() + ")";
      case CertificateExpiredException expired -> "its certificate has expired (" + message + ")";
      case CertificateNotYetValidException early ->
          "its certificate is not valid yet (" + message + ")";
      case CertPathBuilderException unknown ->
          "its certificate is signed by no authority that is trusted: name the authority's file under 'authorities' in connections.yaml";
      case CertPathValidatorException invalid when invalid.getCause() == null ->
          "its certificate is not valid (" + message + ")";
      case CertificateException name when message.startsWith("No ") ->
          "its certificate is made out to another name (" + message + ")";
      case SSLException alert when message.contains("fatal alert") ->
          "it refuses our certificate, or that we have none (" + message + ")";
      case SSLException plain when message.contains("Unsupported or unrecognized") ->
          "it does not speak TLS at this port";
      default -> "";
    };
  }

  /** MQTT 5.0, 3.2.2.2: bad user name or password, not authorized, bad authentication method. */
  private static boolean refusal(org.eclipse.paho.mqttv5.common.MqttException exception) {
    int reason = exception.getReasonCode();
    return reason == 0x86 || reason == 0x87 || reason == 0x8C;
  }
}
