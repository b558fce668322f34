package org.parkwatch.facility.parkfile;

import org.jspecify.annotations.Nullable;

/** The variables that a pattern may use, inner ones first. Immutable. */
record Vars(@Nullable Vars outer, String name, String value) {
  static final Vars NONE = new Vars(null, "", "");

  Vars with(String name, String value) {
    return new Vars(this, name, value);
  }

  @Nullable String get(String wanted) {
    for (Vars vars = this; vars != null; vars = vars.outer) {
      if (vars.name.equals(wanted)) {
        return vars.value;
      }
    }
    return null;
  }
}
