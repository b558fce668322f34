package org.parkwatch.profiles;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.profiles.binding.Condition;
import org.parkwatch.profiles.binding.Family;
import org.parkwatch.profiles.binding.InfoAnswer;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Table;
import org.parkwatch.profiles.binding.WordOrder;
import org.parkwatch.profiles.binding.WordType;

/**
 * What holds for all addresses of a profile.
 *
 * @param maxGap Modbus: places that nobody wants but that may be read along between two that are
 *     wanted, because one request is cheaper than two; 0 for devices that refuse holes
 * @param maxWords Modbus: 1..125 words that the device gives in one answer
 * @param table Modbus: where registers lie if they do not say
 * @param order Modbus: order of words of registers that do not say
 * @param noReading Modbus: by type the codes of registers that do not say
 * @param namespace OPC UA: URI of the namespace of its nodes; empty in other families
 * @param interval of points that do not say
 * @param when what must hold for readings that do not say: that the device is of this make at all
 * @param answers YD/T 1363.3: by the names that readings know them by; empty in other families
 */
public record Dialect(
    Family family,
    int maxGap,
    int maxWords,
    Table table,
    WordOrder order,
    Map<WordType, List<NoReading>> noReading,
    String namespace,
    Optional<Duration> interval,
    Optional<Condition> when,
    Map<String, InfoAnswer> answers) {
  public Dialect {
    noReading = Map.copyOf(noReading);
    answers = Map.copyOf(answers);
  }

  Dialect onlyWhen(Condition condition) {
    return new Dialect(
        family,
        maxGap,
        maxWords,
        table,
        order,
        noReading,
        namespace,
        interval,
        Optional.of(condition),
        answers);
  }
}
