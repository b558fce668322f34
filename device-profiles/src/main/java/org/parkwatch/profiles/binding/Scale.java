package org.parkwatch.profiles.binding;

import java.math.BigDecimal;

/** What one step of the raw number means. */
public sealed interface Scale {
  /** The same factor always: 0.1 where the device counts tenths. */
  record Fixed(BigDecimal factor) implements Scale {
    public Fixed {
      if (factor.signum() == 0) {
        throw new IllegalArgumentException("a scale of 0 would hide every reading");
      }
    }
  }

  /** The device says in another object how many decimal digits the raw number has, 0..9. */
  record Digits(Oid oid) implements Scale {}
}
