package org.parkwatch.profiles.binding;

/** The four tables of the Modbus application protocol, V1.1b3 section 4.3. */
public enum Table {
  /** Read with function 3, words. */
  HOLDING(3, false),
  /** Read with function 4, words. */
  INPUT(4, false),
  /** Read with function 1, bits. */
  COIL(1, true),
  /** Discrete inputs, read with function 2, bits. */
  DISCRETE(2, true);

  private final int function;
  private final boolean bits;

  Table(int function, boolean bits) {
    this.function = function;
    this.bits = bits;
  }

  /** The function code that reads it. */
  public int function() {
    return function;
  }

  /** Whether its places hold one bit each, not a word. */
  public boolean bits() {
    return bits;
  }
}
