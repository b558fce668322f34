package org.parkwatch.simulators.ydt1363;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.fault.LineFaults;

/**
 * One port of a serial server at 9600 bit/s and the devices on its line, by address: characters
 * take their time on it, one command at a time whoever is connected, and what a device says goes to
 * all who are. Thread-safe.
 */
final class SerialServer implements AutoCloseable {
  /** A device on the line. */
  record Place(String code, String equipment, Machine machine) {}

  private static final long MICROS_PER_CHARACTER = 1042;
  private static final long TURN_AROUND_MICROS = 20_000;
  private static final int LONGEST_COMMAND = 256;
  private static final int OVERSIZED_DIGITS = 9000;

  private final Map<Integer, Place> places;
  private final LineFaults faults;
  private final Ydt1363Servers.Reach reach;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final SplittableRandom random = new SplittableRandom(7);
  private int turn;

  SerialServer(
      InetSocketAddress address,
      Map<Integer, Place> places,
      LineFaults faults,
      Ydt1363Servers.Reach reach)
      throws IOException {
    this.places = Map.copyOf(places);
    this.faults = faults;
    this.reach = reach;
    server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(address);
    Thread.ofVirtual().name("ydt1363-" + address.getPort()).start(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      StringBuilder command = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '~' || command.length() > LONGEST_COMMAND) {
          command.setLength(0);
        }
        if (next != '\r') {
          command.append((char) next);
        } else if (command.length() > 0) {
          onLine(command.toString());
          command.setLength(0);
        }
      }
    } catch (IOException e) {
      // it hung up
    } finally {
      sockets.remove(socket);
    }
  }

  /** The line carries one command and its answer at a time. */
  private synchronized void onLine(String command) {
    pass(MICROS_PER_CHARACTER * (command.length() + 1));
    byte[] answer = answer(command);
    if (answer == null) {
      return;
    }
    pass(TURN_AROUND_MICROS + MICROS_PER_CHARACTER * answer.length);
    for (Socket socket : sockets) {
      try {
        OutputStream out = socket.getOutputStream();
        out.write(answer);
      } catch (IOException e) {
        // it hung up; who reads from it takes it away
      }
    }
  }

  private byte @Nullable [] answer(String command) {
    if (command.length() < 9 || !command.startsWith("~")) {
      return null;
    }
    int wrong = SerialFrame.check(command);
    if (wrong == SerialFrame.ReturnCode.FORMAT) {
      return null;
    }
    int address = SerialFrame.at(command, 1);
    int cid1 = SerialFrame.at(command, 2);
    Place place = places.get(address);
    if (place == null || !place.machine().has(cid1) || !reach.answers(place.equipment())) {
      return null;
    }
    byte[] info =
        wrong == SerialFrame.ReturnCode.NORMAL
            ? place.machine().answer(cid1, SerialFrame.at(command, 3))
            : null;
    int code = wrong == 0 && info == null ? SerialFrame.ReturnCode.NO_COMMAND : wrong;
    byte[] right =
        SerialFrame.answer(
            SerialFrame.at(command, 0), address, cid1, code, info == null ? new byte[0] : info);
    return switch (faults.of(place.code())) {
      case null -> right;
      case Fault.Silent silent -> null;
      case Fault.Slow(long millis) -> {
        pass(TimeUnit.MILLISECONDS.toMicros(millis));
        yield right;
      }
      case Fault.Garbage(GarbageKind kind) -> spoiled(right, kind.at(turn++));
    };
  }

  private byte[] spoiled(byte[] right, GarbageKind kind) {
    return switch (kind) {
      case RANDOM -> {
        byte[] noise = new byte[right.length];
        random.nextBytes(noise);
        yield noise;
      }
      case TRUNCATED -> Arrays.copyOf(right, right.length / 2);
      case OVERSIZED -> ("~" + "0".repeat(OVERSIZED_DIGITS)).getBytes(StandardCharsets.US_ASCII);
      case WRONG_ID, ROTATING -> {
        right[right.length - 2] ^= 1; // a checksum that is not its own
        yield right;
      }
    };
  }

  private static void pass(long micros) {
    try {
      TimeUnit.MICROSECONDS.sleep(micros);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
