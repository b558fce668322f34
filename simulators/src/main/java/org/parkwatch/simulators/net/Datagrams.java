package org.parkwatch.simulators.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A batch of datagrams as recvmmsg(2) and sendmmsg(2) want them: an array of mmsghdr, each with one
 * buffer, a peer address and room for one IP_PKTINFO control message. Confined to one thread.
 */
final class Datagrams {
  private static final ValueLayout.OfInt NETWORK_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort NETWORK_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  // struct mmsghdr { struct msghdr { name, namelen, iov, iovlen, control, controllen, flags }, len
  // }
  private static final long HEADER = 64;
  private static final long NAME_LENGTH = 8;
  private static final long IOV_POINTER = 16;
  private static final long IOV_COUNT = 24;
  private static final long CONTROL_POINTER = 32;
  private static final long CONTROL_LENGTH = 40;
  private static final long FLAGS = 48;
  private static final long RECEIVED_LENGTH = 56;
  private static final long IOV = 16;
  private static final long NAME = 16;
  // struct cmsghdr { size_t len; int level; int type } and struct in_pktinfo { ifindex, spec, addr
  // }
  private static final long CONTROL = 32;
  private static final int PKTINFO_LENGTH = 28;
  private static final long PKTINFO_INTERFACE = 16;
  private static final long PKTINFO_SPECIFIC = 20;
  private static final long PKTINFO_ADDRESS = 24;

  private final int capacity;
  private final int slotBytes;
  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment buffers;
  private final MemorySegment names;
  private final MemorySegment controls;
  private final MemorySegment errno;

  Datagrams(Arena arena, int capacity, int slotBytes) {
    this.capacity = capacity;
    this.slotBytes = slotBytes;
    headers = arena.allocate(HEADER * capacity, 8);
    vectors = arena.allocate(IOV * capacity, 8);
    buffers = arena.allocate((long) slotBytes * capacity, 64);
    names = arena.allocate(NAME * capacity, 8);
    controls = arena.allocate(CONTROL * capacity, 8);
    errno = arena.allocate(Libc.ERRNO_LAYOUT);
    for (int i = 0; i < capacity; i++) {
      long header = HEADER * i;
      headers.set(ADDRESS, header, names.asSlice(NAME * i, NAME));
      headers.set(ADDRESS, header + IOV_POINTER, vectors.asSlice(IOV * i, IOV));
      headers.set(JAVA_LONG, header + IOV_COUNT, 1);
      headers.set(ADDRESS, header + CONTROL_POINTER, controls.asSlice(CONTROL * i, CONTROL));
      vectors.set(ADDRESS, IOV * i, buffers.asSlice((long) slotBytes * i, slotBytes));
    }
  }

  int capacity() {
    return capacity;
  }

  int slotBytes() {
    return slotBytes;
  }

  /** Waits for one datagram and takes what else is there; the count, or -errno. */
  int receive(int fd) {
    for (int i = 0; i < capacity; i++) {
      headers.set(JAVA_INT, HEADER * i + NAME_LENGTH, (int) NAME);
      headers.set(JAVA_LONG, HEADER * i + CONTROL_LENGTH, CONTROL);
      vectors.set(JAVA_LONG, IOV * i + 8, slotBytes);
    }
    int count = Libc.recvmmsg(errno, fd, headers, capacity, Libc.MSG_WAITFORONE);
    return count < 0 ? -Libc.errno(errno) : count;
  }

  /** Sends slots from..to-1; the count sent, or -errno of the first. */
  int send(int fd, int from, int to) {
    int count = Libc.sendmmsg(errno, fd, headers.asSlice(HEADER * from), to - from);
    return count < 0 ? -Libc.errno(errno) : count;
  }

  int length(int slot) {
    return headers.get(JAVA_INT, HEADER * slot + RECEIVED_LENGTH);
  }

  /** Whether the datagram was longer than the slot, so that its end is lost. */
  boolean truncated(int slot) {
    return (headers.get(JAVA_INT, HEADER * slot + FLAGS) & Libc.MSG_TRUNC) != 0;
  }

  int peerAddress(int slot) {
    return names.get(NETWORK_INT, NAME * slot + 4);
  }

  int peerPort(int slot) {
    return names.get(NETWORK_SHORT, NAME * slot + 2) & 0xFFFF;
  }

  /** The address the datagram was sent to, or 0 if the kernel did not say. */
  int localAddress(int slot) {
    long control = CONTROL * slot;
    boolean pktinfo =
        headers.get(JAVA_LONG, HEADER * slot + CONTROL_LENGTH) >= PKTINFO_LENGTH
            && controls.get(JAVA_INT, control + 8) == Libc.IPPROTO_IP
            && controls.get(JAVA_INT, control + 12) == Libc.IP_PKTINFO;
    return pktinfo ? controls.get(NETWORK_INT, control + PKTINFO_ADDRESS) : 0;
  }

  void copyTo(int slot, byte[] target) {
    MemorySegment.copy(
        buffers, JAVA_BYTE, (long) slotBytes * slot, target, 0, Math.min(length(slot), slotBytes));
  }

  /** Fills a slot for sending; {@code length} must fit a slot. */
  void put(
      int slot,
      int localAddress,
      int peerAddress,
      int peerPort,
      byte[] bytes,
      int from,
      int length) {
    MemorySegment.copy(bytes, from, buffers, JAVA_BYTE, (long) slotBytes * slot, length);
    vectors.set(JAVA_LONG, IOV * slot + 8, length);
    names.set(JAVA_SHORT, NAME * slot, (short) Libc.AF_INET);
    names.set(NETWORK_SHORT, NAME * slot + 2, (short) peerPort);
    names.set(NETWORK_INT, NAME * slot + 4, peerAddress);
    headers.set(JAVA_INT, HEADER * slot + NAME_LENGTH, (int) NAME);
    headers.set(JAVA_LONG, HEADER * slot + CONTROL_LENGTH, CONTROL);
    long control = CONTROL * slot;
    controls.set(JAVA_LONG, control, PKTINFO_LENGTH);
    controls.set(JAVA_INT, control + 8, Libc.IPPROTO_IP);
    controls.set(JAVA_INT, control + 12, Libc.IP_PKTINFO);
    controls.set(JAVA_INT, control + PKTINFO_INTERFACE, 0);
    controls.set(NETWORK_INT, control + PKTINFO_SPECIFIC, localAddress);
    controls.set(NETWORK_INT, control + PKTINFO_ADDRESS, 0);
  }
}
