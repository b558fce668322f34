package org.parkwatch.profiles;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.profiles.binding.Condition;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.binding.MessageTime;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Payload;
import org.parkwatch.profiles.binding.Span;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;

/**
 * What holds for all addresses of a profile.
 *
 * @param maxGap Modbus: places that nobody wants but that may be read along between two that are
 *     wanted, because one request is cheaper than two; 0 for devices that refuse holes, -1 for
 *     those that give one number at a time
 * @param maxWords Modbus: 1..125 words that the device gives in one answer
 * @param blocks Modbus: registers that are read as a whole
 * @param table Modbus: where registers lie if they do not say
 * @param order of words of registers, or bytes of a payload, that do not say
 * @param noReading Modbus: by type the codes of registers that do not say
 * @param namespace OPC UA: URI of the namespace of its nodes; empty in other families
 * @param payloads MQTT: where messages carry bytes; the first that is there counts
 * @param time MQTT: where messages say when they were sent
 * @param interval of points that do not say
 * @param minimumInterval faster the device must not be asked
 * @param when what must hold for readings that do not say: that the device is of this make at all
 * @param answers YD/T 1363.3: by the names that readings know them by; empty in other families
 */
public record Dialect(
    Family family,
    int maxGap,
    int maxWords,
    List<Span> blocks,
    Table table,
    WordOrder order,
    Map<WordType, List<NoReading>> noReading,
    String namespace,
    List<Payload> payloads,
    Optional<MessageTime> time,
    Optional<Duration> interval,
    Optional<Duration> minimumInterval,
    Oddities oddities,
    Optional<Condition> when,
    Map<String, InfoAnswer> answers) {
  public Dialect {
    blocks = List.copyOf(blocks);
    noReading = Map.copyOf(noReading);
    payloads = List.copyOf(payloads);
    answers = Map.copyOf(answers);
  }

  Dialect onlyWhen(Condition condition) {
    return with(interval, Optional.of(condition));
  }

  /** The same for a group of points with a pace of its own. */
  Dialect readEvery(Duration newInterval) {
    return with(Optional.of(newInterval), when);
  }

  private Dialect with(Optional<Duration> newInterval, Optional<Condition> newWhen) {
    return new Dialect(
        family,
        maxGap,
        maxWords,
        blocks,
        table,
        order,
        noReading,
        namespace,
        payloads,
        time,
        newInterval,
        minimumInterval,
        oddities,
        newWhen,
        answers);
  }
}
