package org.parkwatch.simulators.net;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The Linux calls that {@link LoopbackSocket} needs. The numbers and struct layouts used here and
 * in {@link Datagrams} are those of both x86-64 and arm64: the two are little-endian LP64 and share
 * the generic socket constants of the kernel.
 *
 * <p>Each call writes errno into a segment of {@link #ERRNO_LAYOUT} that belongs to its caller, so
 * the calls are thread-safe as long as threads do not share that segment.
 */
final class Libc {
  static final StructLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();

  static final int AF_INET = 2;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int SOL_SOCKET = 1;
  static final int SO_SNDBUF = 7;
  static final int SO_RCVBUF = 8;
  static final int SO_RCVTIMEO = 20;
  static final int SO_BINDTODEVICE = 25;
  static final int SO_RCVBUFFORCE = 33;
  static final int IPPROTO_IP = 0;
  static final int IP_PKTINFO = 8;
  static final int MSG_TRUNC = 0x20;
  static final int MSG_WAITFORONE = 0x10000;

  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENOBUFS = 105;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final VarHandle ERRNO =
      ERRNO_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKNAME = call("getsockname", JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle RECVMMSG =
      call("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle SENDMMSG =
      call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = call("close", JAVA_INT);

  private Libc() {}

  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  static int socket(MemorySegment errno, int domain, int type, int protocol) {
    try {
      return (int) SOCKET.invokeExact(errno, domain, type, protocol);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int bind(MemorySegment errno, int fd, MemorySegment address, int length) {
    try {
      return (int) BIND.invokeExact(errno, fd, address, length);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int getsockname(MemorySegment errno, int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int) GETSOCKNAME.invokeExact(errno, fd, address, length);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int setsockopt(
      MemorySegment errno, int fd, int level, int option, MemorySegment value, int length) {
    try {
      return (int) SETSOCKOPT.invokeExact(errno, fd, level, option, value, length);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** Receives up to {@code count} messages; waits as the socket's receive timeout says. */
  static int recvmmsg(MemorySegment errno, int fd, MemorySegment headers, int count, int flags) {
    try {
      return (int) RECVMMSG.invokeExact(errno, fd, headers, count, flags, MemorySegment.NULL);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int sendmmsg(MemorySegment errno, int fd, MemorySegment headers, int count) {
    try {
      return (int) SENDMMSG.invokeExact(errno, fd, headers, count, 0);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  static int close(MemorySegment errno, int fd) {
    try {
      return (int) CLOSE.invokeExact(errno, fd);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  private static MethodHandle call(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        Linker.Option.captureCallState("errno"));
  }

  private static IllegalStateException impossible(Throwable t) {
    return new IllegalStateException("a native call failed before it reached the kernel", t);
  }
}
