package org.parkwatch.facility.commissioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.park.Names;

/**
 * How a device is doing, and what came from it that was of no use. Immutable; holds no secret.
 *
 * @param since when the state began; empty where that is not known
 * @param reason why it does not answer, where that is known
 * @param lastTrouble the newest, also after the device answered again
 * @param counted what was wrong since the start of collection, most frequent first
 * @param ofNobody the same of what came through the same collector and is no device's: unknown
 *     topics, strangers
 * @param notifications what became of all that came as notifications of devices through the same
 *     collector, since its start; empty where it hears none
 * @param raw by the names of points: what came on the wire, of the newest reads since somebody
 *     looked
 */
public record Diagnosis(
    State state,
    Optional<Instant> since,
    Optional<Names> reason,
    Optional<Trouble> lastTrouble,
    Timing timing,
    Reads reads,
    List<Count> counted,
    List<Count> ofNobody,
    List<Count> notifications,
    Map<String, Raw> raw) {
  public Diagnosis {
    counted = List.copyOf(counted);
    ofNobody = List.copyOf(ofNobody);
    notifications = List.copyOf(notifications);
    raw = Map.copyOf(raw);
  }

  /** In which way a device answers, or does not. */
  public enum State {
    /** Not asked yet, or nothing heard yet. */
    NOT_YET,
    ANSWERS,
    /** Answers, but the newest answer came later than it is on time. */
    SLOW,
    SILENT,
    /** Something comes from it that cannot be used. */
    GARBAGE,
    /** It does not let us in, or we do not trust it. */
    REFUSED,
    /** Not asked, because the gateway, server or broker before it is gone. */
    CUT_OFF
  }

  /**
   * Something that went wrong.
   *
   * @param line as in the log, in English
   */
  public record Trouble(Instant at, Names reason, String line) {}

  /**
   * When it is read and how long that takes.
   *
   * @param unasked whether it speaks by itself: then nothing takes long, and nobody waits
   * @param interval between two reads of its quickest points
   * @param onTimeWithin how long after its slot an answer is on time
   * @param lastTook the newest read, good or not
   * @param slowest good read since the start of collection
   * @param notBefore when it is asked again, while it is being left alone after failures
   */
  public record Timing(
      boolean unasked,
      Duration interval,
      Duration onTimeWithin,
      Optional<Instant> lastAnswer,
      Duration lastTook,
      Duration slowest,
      Optional<Instant> notBefore) {}

  /**
   * Reads since the start of collection.
   *
   * @param inARow failures since the last answer
   * @param recent how many of the newest reads are known, at most 64; {@code recentAnswered} of
   *     them with an answer
   * @param late answers that came, but not on time
   * @param goodSamples of its points; {@code badSamples} are those with a reason instead of a value
   */
  public record Reads(
      long asked,
      long answered,
      long late,
      int inARow,
      int recent,
      int recentAnswered,
      long goodSamples,
      long badSamples) {}

  /** How often something was wrong. */
  public record Count(Names reason, long times) {}

  /**
   * What came for a point.
   *
   * @param text address and undecoded value of each object that it is made of, one a line
   */
  public record Raw(String text, Instant at) {}
}
