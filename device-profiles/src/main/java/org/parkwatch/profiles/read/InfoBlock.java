package org.parkwatch.profiles.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.binding.InfoItem;
import org.parkwatch.profiles.binding.InfoLayout;
import org.parkwatch.profiles.binding.InfoType;
import org.parkwatch.profiles.binding.WireType;

/** The wanted values of one answer of YD/T 1363.3. Immutable. */
public final class InfoBlock {
  /** The INFO is not laid out as the profile says. */
  public static final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;

    Misfit(String message) {
      super(message);
    }
  }

  /**
   * A wanted value.
   *
   * @param place among the addresses of the plan
   */
  private record Wanted(InfoItem item, int place) {}

  private final InfoAnswer answer;
  private final Map<String, List<Wanted>> byPart = new LinkedHashMap<>();

  private InfoBlock(InfoAnswer answer) {
    this.answer = answer;
  }

  /**
   * One block for each command that is needed, in the order of the addresses.
   *
   * @param addresses of a plan; all must be items
   */
  public static List<InfoBlock> of(List<Address> addresses) {
    Map<InfoAnswer, InfoBlock> blocks = new LinkedHashMap<>();
    for (int place = 0; place < addresses.size(); place++) {
      if (!(addresses.get(place) instanceof InfoItem item)) {
        throw new IllegalArgumentException(addresses.get(place) + " is no item of an answer");
      }
      blocks
          .computeIfAbsent(item.answer(), InfoBlock::new)
          .byPart
          .computeIfAbsent(item.part(), part -> new ArrayList<>())
          .add(new Wanted(item, place));
    }
    return List.copyOf(blocks.values());
  }

  public InfoAnswer answer() {
    return answer;
  }

  /** Places of its values among the addresses of the plan. */
  public List<Integer> places() {
    return byPart.values().stream().flatMap(List::stream).map(Wanted::place).toList();
  }

  /**
   * Fills in the raw values; those beyond the counts of the answer stay missing.
   *
   * @param info the bytes that came
   * @throws Misfit if they end within a value, or go on behind the last; then what was filled in
   *     counts for nothing
   */
  public void take(byte[] info, RawValues into) throws Misfit {
    InfoLayout layout = answer.layout();
    Walk walk = new Walk(info, into);
    walk.all(layout.parts(), "");
    if (walk.at < info.length && !layout.open()) {
      throw new Misfit(
          "INFO of %d bytes goes on behind its last value at %d".formatted(info.length, walk.at));
    }
  }

  private final class Walk {
    private final byte[] info;
    private final RawValues into;
    private int at;

    Walk(byte[] info, RawValues into) {
      this.info = info;
      this.into = into;
    }

    void all(List<InfoLayout.Part> parts, String before) throws Misfit {
      for (InfoLayout.Part part : parts) {
        String path = before + part.name();
        switch (part) {
          case InfoLayout.One one -> value(one.type(), path);
          case InfoLayout.Counted counted -> {
            int count = count(path);
            for (int i = 1; i <= count; i++) {
              value(counted.type(), path + "/" + i);
            }
          }
          case InfoLayout.Group group -> {
            int count = count(path);
            for (int i = 1; i <= count; i++) {
              all(group.parts(), path + "/" + i + "/");
            }
          }
        }
      }
    }

    private int count(String path) throws Misfit {
      if (at >= info.length) {
        throw ends(path);
      }
      return info[at++] & 0xFF;
    }

    private void value(InfoType type, String path) throws Misfit {
      if (info.length - at < type.bytes()) {
        throw ends(path);
      }
      List<Wanted> wanted = byPart.get(path);
      if (wanted != null) {
        double number = type.number(info, at);
        for (Wanted one : wanted) {
          take(one, number);
        }
      }
      at += type.bytes();
    }

    private void take(Wanted wanted, double number) {
      int bit = wanted.item().bit();
      boolean alone = wanted.item().wire() == WireType.BOOLEAN;
      into.number(
          wanted.place(), wanted.item().wire(), alone ? ((long) number >>> bit) & 1 : number);
    }

    private Misfit ends(String path) {
      return new Misfit("INFO of %d bytes ends before %s".formatted(info.length, path));
    }
  }
}
