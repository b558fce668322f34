package org.parkwatch.collectors.opcua;

import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.parkwatch.collectors.health.Fault;

/** There is no session with a server. Its message is for people and holds no secret. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  Refused(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  /** Whether signatures or what was encrypted made no sense to one of the two. */
  boolean securityMisunderstood() {
    return fault == Fault.SERVER_REFUSES
        && String.valueOf(getMessage()).contains("Bad_SecurityChecksFailed");
  }

  /** What an exception of the library says. */
  static Refused of(Throwable thrown) {
    Throwable cause = thrown;
    while (true) {
      if (cause instanceof Refused refused) {
        return refused;
      }
      if (cause instanceof UaException ua && !isWrapper(ua)) {
        return of(ua);
      }
      if (cause.getCause() == null) {
        String text = cause.getMessage();
        return new Refused(
            Fault.SERVER_SILENT,
            "(%s)".formatted(text == null ? cause.getClass().getSimpleName() : text));
      }
      cause = cause.getCause();
    }
  }

  private static boolean isWrapper(UaException exception) {
    long code = exception.getStatusCode().getValue();
    return exception.getCause() != null
        && (code == StatusCodes.Bad_UnexpectedError || code == StatusCodes.Bad_InternalError);
  }

  private static Refused of(UaException exception) {
    long code = exception.getStatusCode().getValue();
    if (exception
        .getStatusCode()
        .isGood()) { // an error message, but not as of OPC 10000-6, 7.1.2.5
      return new Refused(Fault.SERVER_REFUSES, "(it gives no reason)");
    }
    Optional<String> name = StatusCodes.lookup(code).map(words -> words[0]);
    String text = "(%s)".formatted(name.orElse("status " + Long.toHexString(code)));
    if (code == StatusCodes.Bad_UserAccessDenied
        || code == StatusCodes.Bad_IdentityTokenRejected
        || code == StatusCodes.Bad_IdentityTokenInvalid
        || code == StatusCodes.Bad_SecurityChecksFailed
        || code == StatusCodes.Bad_SecurityPolicyRejected
        || text.contains("Certificate")) {
      return new Refused(Fault.SERVER_REFUSES, text);
    }
    return new Refused(Fault.SERVER_SILENT, text);
  }
}
