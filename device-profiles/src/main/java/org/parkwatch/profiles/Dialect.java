package org.parkwatch.profiles;

import org.parkwatch.profiles.binding.Family;

/**
 * What holds for all addresses of a profile.
 *
 * @param maxGap Modbus: places that nobody wants but that may be read along between two that are
 *     wanted, because one request is cheaper than two; 0 for devices that refuse holes
 * @param maxWords Modbus: 4..125 words that the device gives in one answer
 * @param namespace OPC UA: URI of the namespace of its nodes; empty in other families
 */
public record Dialect(Family family, int maxGap, int maxWords, String namespace) {
  static final int MAX_GAP = 8;
  static final int MAX_WORDS = 100;
}
