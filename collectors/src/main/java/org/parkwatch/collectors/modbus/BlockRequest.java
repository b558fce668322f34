package org.parkwatch.collectors.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.parkwatch.profiles.Dialect;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadBlock;
import org.parkwatch.profiles.read.ReadBlocks;
import org.parkwatch.profiles.read.ReadPlan;

/** One request of a round, encoded once by J2mod for all units of a make. Immutable. */
final class BlockRequest implements UnitRequest {
  private final ReadBlock block;
  private final byte[] frame;

  BlockRequest(ReadBlock block) {
    this.block = block;
    this.frame = encode(block);
  }

  /** The requests for the registers of a plan. */
  static List<BlockRequest> of(ReadPlan plan, Dialect dialect) {
    return ReadBlocks.of(plan.addresses(), dialect.maxGap(), dialect.maxWords(), dialect.blocks())
        .stream()
        .map(BlockRequest::new)
        .toList();
  }

  private static byte[] encode(ReadBlock block) {
    ModbusRequest request =
        switch (block.table()) {
          case HOLDING -> new ReadMultipleRegistersRequest(block.start(), block.length());
          case INPUT -> new ReadInputRegistersRequest(block.start(), block.length());
          case COIL -> new ReadCoilsRequest(block.start(), block.length());
          case DISCRETE -> new ReadInputDiscretesRequest(block.start(), block.length());
        };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      request.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public byte[] frame(Framing framing, int transaction, int unit) {
    return UnitRequest.framed(frame.clone(), framing, transaction, unit);
  }

  /** Whether several registers are asked for that could be asked for apart. */
  boolean canBeNarrowed() {
    return block.registers().size() > 1;
  }

  /** Two requests for the same registers, apart where most places lie between them. */
  List<BlockRequest> halves() {
    return block.halves().stream().map(BlockRequest::new).toList();
  }

  @Override
  public int function() {
    return block.table().function();
  }

  /** Whether places are bits and not words. */
  boolean bits() {
    return block.table().bits();
  }

  /** Words or bits asked for. */
  int length() {
    return block.length();
  }

  /** Bytes of data in a right answer. */
  int answerBytes() {
    return bits() ? (length() + 7) / 8 : length() * 2;
  }

  /** Fills in the raw values from the places that came. */
  void take(short[] places, RawValues into) {
    block.take(places, into);
  }

  /** Marks its raw values: the unit refused the request as an address that it does not have. */
  void noSuchObject(RawValues into) {
    block.places().forEach(into::noSuchObject);
  }

  /** Marks its raw values: the unit answered with another exception. */
  void deviceError(RawValues into) {
    block.places().forEach(into::deviceError);
  }

  /** As the field writes it: {@code holding 100..199}. */
  @Override
  public String toString() {
    return "%s %d..%d"
        .formatted(
            block.table().name().toLowerCase(Locale.ROOT),
            block.start(),
            block.start() + block.length() - 1);
  }
}
