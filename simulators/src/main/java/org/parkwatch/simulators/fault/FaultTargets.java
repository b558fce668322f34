package org.parkwatch.simulators.fault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.plant.RackPdu;

/**
 * Finds devices by what people write: the code of a device, of a cabinet or of any place around it
 * (row, room, floor, building), {@code all}, {@code random:N} or {@code random:P%}, each with a
 * seed after a further colon. Immutable and thread-safe.
 */
public final class FaultTargets {
  private static final Pattern RANDOM =
      Pattern.compile("random:(\\d+(?:\\.\\d+)?)(%?)(?::(-?\\d{1,18}))?");
  private static final int NEAR_MATCHES = 3;

  private final int count;
  private final Map<String, BitSet> devices = new HashMap<>();

  /**
   * Takes the devices.
   *
   * @param others codes of devices that are no rack PDUs, with the codes of the places around;
   *     {@code all} and {@code random} never mean them
   */
  public FaultTargets(List<RackPdu> pdus, Map<String, List<String>> others) {
    count = pdus.size();
    int next = count;
    for (Map.Entry<String, List<String>> other : others.entrySet()) {
      add(other.getKey(), next);
      for (String place : other.getValue()) {
        add(place, next);
      }
      next++;
    }
    for (int i = 0; i < count; i++) {
      RackPdu pdu = pdus.get(i);
      add(pdu.code(), i);
      add(pdu.cabinet(), i);
      for (String place : pdu.places()) {
        add(place, i);
      }
    }
  }

  /**
   * Places in the park's list of all devices meant, ascending, each once.
   *
   * @throws IllegalArgumentException naming every target that means nothing, with near matches
   */
  public int[] resolve(List<String> targets) {
    List<String> problems = new ArrayList<>();
    BitSet found = new BitSet();
    for (String target : targets) {
      try {
        found.or(one(target));
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (targets.isEmpty()) {
      problems.add("no target given");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return found.stream().toArray();
  }

  private BitSet one(String target) {
    BitSet byCode = devices.get(target);
    if (byCode != null) {
      return byCode;
    }
    BitSet found = new BitSet();
    if (target.equals("all")) {
      found.set(0, count);
      return found;
    }
    Matcher random = RANDOM.matcher(target);
    if (random.matches()) {
      return random(target, random);
    }
    throw new IllegalArgumentException("unknown code '" + target + "'" + nearMatches(target));
  }

  private BitSet random(String target, Matcher parts) {
    double number = Double.parseDouble(parts.group(1));
    boolean percent = parts.group(2).equals("%");
    double wanted = percent ? Math.round(number * count / 100) : number;
    if (wanted > count || wanted != Math.rint(wanted)) {
      throw new IllegalArgumentException(
          "'"
              + target
              + "' asks for "
              + parts.group(1)
              + parts.group(2)
              + " of "
              + count
              + " devices");
    }
    @Nullable String seed = parts.group(3);
    SplittableRandom random = new SplittableRandom(seed == null ? 1 : Long.parseLong(seed));
    int[] order = IntStream.range(0, count).toArray();
    BitSet found = new BitSet();
    for (int i = 0; i < (int) wanted; i++) {
      int pick = random.nextInt(i, count);
      found.set(order[pick]);
      order[pick] = order[i];
    }
    return found;
  }

  private String nearMatches(String target) {
    record Near(String code, int distance) {}
    int far = Math.max(2, target.length() / 4);
    List<String> near =
        devices.keySet().stream()
            .filter(code -> Math.abs(code.length() - target.length()) <= far)
            .map(code -> new Near(code, distance(code, target)))
            .filter(candidate -> candidate.distance <= far)
            .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::code))
            .limit(NEAR_MATCHES)
            .map(Near::code)
            .toList();
    return near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
  }

  /** Levenshtein's distance, letters of either case alike. */
  private static int distance(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toUpperCase(a.charAt(i - 1)) == Character.toUpperCase(b.charAt(j - 1));
        int cost = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(cost, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private void add(String code, int device) {
    devices.computeIfAbsent(code, c -> new BitSet()).set(device);
  }
}
