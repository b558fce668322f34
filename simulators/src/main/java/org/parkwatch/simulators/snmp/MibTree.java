package org.parkwatch.simulators.snmp;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The objects a make of device serves, in lexicographic order. Immutable and thread-safe, shared by
 * all devices of a model.
 */
public final class MibTree<C> {
  private final String[] names;
  private final int[][] subIds;
  private final byte[][] encoded;
  private final int[] objectLength;
  private final List<Source<C>> sources;
  private final int[] slots;

  private MibTree(SortedMap<int[], Entry<C>> entries) {
    int size = entries.size();
    names = new String[size];
    subIds = new int[size][];
    encoded = new byte[size][];
    objectLength = new int[size];
    sources = entries.values().stream().map(Entry::source).toList();
    slots = new int[Integer.highestOneBit(Math.max(size, 1)) * 4];
    int i = 0;
    for (var entry : entries.entrySet()) {
      names[i] = entry.getValue().name;
      subIds[i] = entry.getKey();
      encoded[i] = Ber.oid(names[i]);
      objectLength[i] = subIds[i].length - entry.getValue().indexLength;
      int slot = hash(encoded[i], 0, encoded[i].length) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = ++i;
    }
  }

  public static <C> Builder<C> builder() {
    return new Builder<>();
  }

  public int size() {
    return names.length;
  }

  /** Dotted name of the instance at a place, without a leading dot. */
  public String name(int index) {
    return names[index];
  }

  byte[] encoded(int index) {
    return encoded[index];
  }

  Source<C> source(int index) {
    return sources.get(index);
  }

  /** Place of the instance with exactly this name, or -1. */
  int exact(byte[] name, int from, int length) {
    int slot = hash(name, from, length) & (slots.length - 1);
    for (; slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      byte[] candidate = encoded[slots[slot] - 1];
      if (Arrays.equals(candidate, 0, candidate.length, name, from, from + length)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  /** Place of the first instance after a name that is no instance; {@link #size()} at the end. */
  int after(int[] name, int length) {
    int low = 0;
    int high = subIds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int[] candidate = subIds[middle];
      if (Arrays.compareUnsigned(candidate, 0, candidate.length, name, 0, length) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether the name lies under an object type that has some instance here. */
  boolean objectExists(int[] name, int length) {
    int after = after(name, length);
    return under(after, name, length) || under(after - 1, name, length);
  }

  private boolean under(int index, int[] name, int length) {
    return index >= 0
        && index < subIds.length
        && length >= objectLength[index]
        && Arrays.equals(subIds[index], 0, objectLength[index], name, 0, objectLength[index]);
  }

  private static int hash(byte[] bytes, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ (hash >>> 16);
  }

  private record Entry<C>(String name, int indexLength, Source<C> source) {}

  /** Collects objects in any order. */
  public static final class Builder<C> {
    private final TreeMap<int[], Entry<C>> entries = new TreeMap<>(Arrays::compareUnsigned);

    private Builder() {}

    /**
     * Adds one instance.
     *
     * @param object name of the object type: a scalar without its {@code .0}, or a column
     * @param instance {@code 0} for a scalar, else the row's index
     */
    public Builder<C> add(String object, String instance, Source<C> source) {
      String name = object + "." + instance;
      byte[] content = Ber.oid(name);
      int[] ids = new int[128];
      try {
        int length = Ber.subIds(content, 0, content.length, ids);
        int indexLength = instance.split("\\.", -1).length;
        Entry<C> entry = new Entry<>(name, indexLength, source);
        if (entries.put(Arrays.copyOf(ids, length), entry) != null) {
          throw new IllegalArgumentException(name + " is served twice");
        }
      } catch (MalformedException e) {
        throw new IllegalArgumentException(name + " is no object name", e);
      }
      return this;
    }

    public MibTree<C> build() {
      return new MibTree<>(entries);
    }
  }
}
