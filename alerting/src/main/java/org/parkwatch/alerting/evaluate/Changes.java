package org.parkwatch.alerting.evaluate;

import java.util.Arrays;

/**
 * Conditions that became true or were over, in the order in which it happened. Columns, used again
 * and again. Confined to the alarm thread.
 */
public final class Changes {
  private int[] cells = new int[64];
  private int[] conditions = new int[64];
  private boolean[] raised = new boolean[64];
  private long[] since = new long[64];
  private long[] at = new long[64];
  private double[] values = new double[64];
  private boolean[] steps = new boolean[64];
  private int size;

  void add(int cell, int condition, boolean isRaised, long sinceMillis, long atMillis, double x) {
    if (size == cells.length) {
      grow(size * 2);
    }
    cells[size] = cell;
    conditions[size] = condition;
    raised[size] = isRaised;
    steps[size] = false;
    since[size] = sinceMillis;
    at[size] = atMillis;
    values[size++] = x;
  }

  /** The newest change raised a level of a ladder whose graver level returned just before it. */
  void steppedDown() {
    steps[size - 1] = true;
  }

  private void grow(int capacity) {
    cells = Arrays.copyOf(cells, capacity);
    conditions = Arrays.copyOf(conditions, capacity);
    raised = Arrays.copyOf(raised, capacity);
    steps = Arrays.copyOf(steps, capacity);
    since = Arrays.copyOf(since, capacity);
    at = Arrays.copyOf(at, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  /** Index of the cell in the plan. */
  public int cell(int row) {
    return cells[row];
  }

  /** Index of the condition in its cell. */
  public int condition(int row) {
    return conditions[row];
  }

  /** True: the condition became true; false: it is over. */
  public boolean raised(int row) {
    return raised[row];
  }

  /** Whether this is what is left of the change before it: a lesser level of the same ladder. */
  public boolean stepDown(int row) {
    return steps[row];
  }

  /** UTC milliseconds from which it was true, or over. */
  public long since(int row) {
    return since[row];
  }

  /** UTC milliseconds of the sample or watermark that decided, delays included. */
  public long at(int row) {
    return at[row];
  }

  /** Newest value of the point; NaN where the condition is about silence. */
  public double value(int row) {
    return values[row];
  }
}
