package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the kernel says about a process, see proc(5). The cost of asking falls on whoever asks, not
 * on the process.
 *
 * @param cpuSeconds user and system time of all its threads since it started
 * @param rssBytes resident memory, file pages included
 */
public record ProcessFigures(double cpuSeconds, long rssBytes) {
  /** USER_HZ, the unit of /proc/PID/stat: 100 on every architecture Parkwatch runs on. */
  private static final double TICKS_PER_SECOND = 100;

  /** Places of utime and stime behind the command's closing parenthesis; the state is 0. */
  private static final int USER_TIME = 11;

  private static final int SYSTEM_TIME = 12;

  /**
   * The figures of a process now.
   *
   * @throws UncheckedIOException if there is no such process
   */
  public static ProcessFigures of(long pid) {
    Path folder = Path.of("/proc", Long.toString(pid));
    try {
      return parse(
          Files.readString(folder.resolve("stat")), Files.readAllLines(folder.resolve("status")));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " cannot be measured", e);
    }
  }

  /**
   * User and system time of the threads that a process has now, in seconds, by their names without
   * numbers. The kernel keeps 15 letters of a name.
   */
  public static SortedMap<String, Double> cpuSecondsByThread(long pid) {
    SortedMap<String, Double> seconds = new TreeMap<>();
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads) {
        String stat = Files.readString(thread.resolve("stat"));
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        seconds.merge(
            name.replaceAll("[^A-Za-z]+$", ""), parse(stat, List.of()).cpuSeconds(), Double::sum);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new UncheckedIOException(
          "threads of process " + pid + " cannot be measured", new IOException(e));
    }
    return seconds;
  }

  /**
   * Whether the process runs. One that ended but was not yet taken note of by its parent (a zombie)
   * does not.
   */
  public static boolean alive(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }

  /** The command holds spaces and parentheses as it likes, so fields count from its last one. */
  static ProcessFigures parse(String stat, List<String> status) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = Double.parseDouble(fields[USER_TIME]) + Double.parseDouble(fields[SYSTEM_TIME]);
    long rss =
        status.stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
            .findFirst()
            .orElse(0);
    return new ProcessFigures(ticks / TICKS_PER_SECOND, rss);
  }

  /** The words that the process was started with. */
  public static List<String> commandLine(long pid) {
    return words(pid, "cmdline");
  }

  /** The environment that the process was started with, as NAME=VALUE. */
  public static List<String> environment(long pid) {
    return words(pid, "environ");
  }

  private static List<String> words(long pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
      String text = new String(bytes, StandardCharsets.UTF_8);
      return List.of(text.substring(0, Math.max(0, text.length() - 1)).split("\0", -1));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " cannot be read", e);
    }
  }
}
