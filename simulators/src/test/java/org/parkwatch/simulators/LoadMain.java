package org.parkwatch.simulators;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks simulators at an even pace and counts the answers. Not a test: run by hand against a running
 * process, whose own processor time and memory it reads from /proc.
 *
 * <p>Arguments: process id of the simulators, port, community, devices, requests a second, seconds.
 */
public final class LoadMain {
  private static final String[] OIDS = {
    "1.3.6.1.2.1.1.3.0",
    "1.3.6.1.2.1.1.1.0",
    "1.3.6.1.2.1.1.2.0",
    "1.3.6.1.2.1.1.5.0",
    "1.3.6.1.2.1.2.2.1.10.1",
    "1.3.6.1.2.1.2.2.1.16.1",
    "1.3.6.1.2.1.2.2.1.11.1",
    "1.3.6.1.2.1.2.2.1.17.1"
  };
  private static final int DEVICES_A_NET = 250;

  private LoadMain() {}

  public static void main(String[] args) throws IOException {
    long pid = Long.parseLong(args[0]);
    int port = Integer.parseInt(args[1]);
    int devices = Integer.parseInt(args[3]);
    int rate = Integer.parseInt(args[4]);
    int seconds = Integer.parseInt(args[5]);
    byte[] request = Wire.get(args[2], 1, OIDS);
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      channel.configureBlocking(false);
      double before = cpuSeconds(pid);
      long start = System.nanoTime();
      long answers = 0;
      long total = (long) rate * seconds;
      for (long sent = 0; sent < total; sent++) {
        while (System.nanoTime() < start + sent * 1_000_000_000L / rate) {
          answers += drain(channel);
          LockSupport.parkNanos(200_000);
        }
        int device = (int) (sent % devices);
        byte[] host = {
          127, 10, (byte) (device / DEVICES_A_NET), (byte) (1 + device % DEVICES_A_NET)
        };
        channel.send(
            ByteBuffer.wrap(request), new InetSocketAddress(InetAddress.getByAddress(host), port));
      }
      for (int i = 0; i < 50; i++) {
        LockSupport.parkNanos(20_000_000);
        answers += drain(channel);
      }
      double cpu = cpuSeconds(pid) - before;
      System.out.printf(
          "sent %d, answered %d, %.1f us of simulator CPU an answer, RSS %d MiB, load generator %s%n",
          total,
          answers,
          cpu * 1e6 / answers,
          rssMib(pid),
          ManagementFactory.getRuntimeMXBean().getVmName());
    }
  }

  private static int drain(DatagramChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    int count = 0;
    while (channel.receive(buffer) != null) {
      buffer.clear();
      count++;
    }
    return count;
  }

  /** User and system time of a process; clock ticks are hundredths of a second. */
  private static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static long rssMib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
