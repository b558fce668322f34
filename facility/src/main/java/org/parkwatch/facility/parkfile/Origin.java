package org.parkwatch.facility.parkfile;

/** Where in the park files something was written. */
record Origin(String file, int line, String key) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
