package org.parkwatch.profiles.binding;

/** How bytes stand in a message. */
public enum Coding {
  /** RFC 4648 section 4, in a text; padding may be missing. */
  BASE64,
  /** Two digits a byte, in a text; spaces, colons and hyphens between bytes may be there. */
  HEX,
  /** The payload of the message is the bytes. */
  BYTES
}
