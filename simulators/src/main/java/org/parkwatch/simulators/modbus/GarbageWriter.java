package org.parkwatch.simulators.modbus;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.GarbageKind;

/** Spoils answers on their way out, where the device is made to answer nonsense. */
final class GarbageWriter extends ChannelOutboundHandlerAdapter {
  private static final int HEADER = 7;
  private final IntFunction<@Nullable GarbageKind> kindOfUnit;
  private final SplittableRandom random = new SplittableRandom(7);
  private int turn;

  /**
   * Spoils what some units answer.
   *
   * @param kindOfUnit how the unit's answers are spoiled; null for not at all
   */
  GarbageWriter(IntFunction<@Nullable GarbageKind> kindOfUnit) {
    this.kindOfUnit = kindOfUnit;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof ByteBuf answer && answer.readableBytes() > HEADER) {
      GarbageKind kind = kindOfUnit.apply(answer.getUnsignedByte(answer.readerIndex() + 6));
      if (kind != null) {
        spoil(answer, kind);
      }
    }
    super.write(context, message, promise);
  }

  private void spoil(ByteBuf answer, GarbageKind kind) {
    int from = answer.readerIndex();
    switch (kind) {
      case RANDOM -> {
        for (int i = from + HEADER; i < answer.writerIndex(); i++) {
          answer.setByte(i, random.nextInt(256));
        }
      }
      case TRUNCATED -> answer.writerIndex(from + Math.max(HEADER, answer.readableBytes() / 2));
      case OVERSIZED -> answer.setShort(from + 4, 60_000);
      case WRONG_ID -> answer.setShort(from, answer.getUnsignedShort(from) + 4711);
      case ROTATING -> spoil(answer, kind.at(turn++));
    }
  }
}
