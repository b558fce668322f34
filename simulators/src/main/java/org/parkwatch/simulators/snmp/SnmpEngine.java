package org.parkwatch.simulators.snmp;

import java.util.Arrays;

/**
 * Answers SNMPv1 (RFC 1157) and SNMPv2c (RFC 1901, RFC 3416) requests from a {@link MibTree}. It
 * reads only: a SET is refused with readOnly or notWritable. Mutable, confined to one thread; keeps
 * its buffers, so that an answer allocates nothing.
 */
public final class SnmpEngine<C> {
  /** What fits an Ethernet frame after the IP and UDP headers; management cards send no more. */
  public static final int MAX_MESSAGE_BYTES = 1472;

  private static final int NO_ERROR = 0;
  private static final int TOO_BIG = 1;
  private static final int NO_SUCH_NAME = 2;
  private static final int READ_ONLY = 4;
  private static final int NOT_WRITABLE = 17;

  private final SnmpRequest request = new SnmpRequest();
  private final SnmpReply reply = new SnmpReply(MAX_MESSAGE_BYTES);
  private final ValueSink sink = new ValueSink();
  private final BulkWalk<C> bulk = new BulkWalk<>(this);
  private final int[] subIds = new int[128];
  private final AnswerLog log = new AnswerLog();
  private int status;
  private int errorIndex;

  /**
   * Answers one datagram.
   *
   * @param community the only one that is listened to
   * @param reading handed to the sources of the objects asked for
   */
  public Outcome answer(byte[] message, int length, byte[] community, MibTree<C> tree, C reading) {
    try {
      request.readHeader(message, length);
      if (request.version() != SnmpRequest.V1 && request.version() != SnmpRequest.V2C) {
        return Outcome.OTHER_VERSION;
      }
      if (!request.communityIs(community)) {
        return Outcome.WRONG_COMMUNITY;
      }
      if (!isRequest()) {
        return Outcome.NOT_A_REQUEST;
      }
      request.readBindings();
      return respond(community, tree, reading);
    } catch (MalformedException e) {
      return Outcome.MALFORMED;
    }
  }

  /** The reply stands here after {@link Outcome#ANSWERED}, until the next request. */
  public byte[] replyBytes() {
    return reply.bytes();
  }

  public int replyFrom() {
    return reply.start();
  }

  public int replyLength() {
    return reply.length();
  }

  /** Request id of the last request answered. */
  public int requestId() {
    return request.requestId();
  }

  /** How many objects the last request asked for by name. */
  public int asked() {
    return request.count();
  }

  /** Gives the last reply another request id, as a confused device would. */
  public void renumber(int requestId, byte[] community) {
    reply.finish(request.version(), community, requestId, status, errorIndex);
  }

  /**
   * A well-formed reply to the last request that is longer than any sensible one: a single text of
   * the given length.
   *
   * @param textBytes up to 65,000
   */
  public byte[] oversized(byte[] community, int textBytes) {
    SnmpReply large = new SnmpReply(textBytes + 500);
    large.begin(community.length);
    sink.octets(new byte[textBytes]);
    byte[] name = Ber.oid("1.3.6.1.2.1.1.1.0");
    if (!large.append(name, 0, name.length, sink)) {
      throw new IllegalStateException("a reply of " + textBytes + " bytes does not fit");
    }
    large.finish(request.version(), community, request.requestId(), NO_ERROR, 0);
    return Arrays.copyOfRange(large.bytes(), large.start(), large.start() + large.length());
  }

  /** The instances and numbers of the last reply without error. */
  public AnswerLog log() {
    return log;
  }

  private boolean isRequest() {
    return switch (request.type()) {
      case SnmpRequest.GET, SnmpRequest.GET_NEXT, SnmpRequest.SET -> true;
      case SnmpRequest.GET_BULK -> request.version() == SnmpRequest.V2C;
      default -> false;
    };
  }

  private Outcome respond(byte[] community, MibTree<C> tree, C reading) throws MalformedException {
    status = NO_ERROR;
    errorIndex = 0;
    log.clear();
    reply.begin(community.length);
    switch (request.type()) {
      case SnmpRequest.GET -> get(tree, reading);
      case SnmpRequest.GET_NEXT -> getNext(tree, reading);
      case SnmpRequest.GET_BULK -> {
        if (!bulk.walk(request, tree, reading)) {
          fail(TOO_BIG, 0);
        }
      }
      default -> refuseSet();
    }
    if (status != NO_ERROR) {
      log.clear();
      if (status == TOO_BIG && request.version() == SnmpRequest.V2C) {
        reply.clear();
      } else if (!reply.echo(request)) {
        return Outcome.TOO_BIG;
      }
    }
    reply.finish(request.version(), community, request.requestId(), status, errorIndex);
    return Outcome.ANSWERED;
  }

  private void get(MibTree<C> tree, C reading) throws MalformedException {
    for (int i = 0; i < request.count() && status == NO_ERROR; i++) {
      int place = tree.exact(request.bytes(), request.nameAt(i), request.nameLength(i));
      if (place >= 0) {
        require(appendInstance(tree, place, reading));
      } else if (request.version() == SnmpRequest.V1) {
        fail(NO_SUCH_NAME, i + 1);
      } else {
        int length = subIdsOf(i);
        boolean object = tree.objectExists(subIds, length);
        require(appendEmpty(i, object ? Ber.NO_SUCH_INSTANCE : Ber.NO_SUCH_OBJECT));
      }
    }
  }

  private void getNext(MibTree<C> tree, C reading) throws MalformedException {
    for (int i = 0; i < request.count() && status == NO_ERROR; i++) {
      int place = next(tree, i);
      if (place < tree.size()) {
        require(appendInstance(tree, place, reading));
      } else if (request.version() == SnmpRequest.V1) {
        fail(NO_SUCH_NAME, i + 1);
      } else {
        require(appendEmpty(i, Ber.END_OF_MIB_VIEW));
      }
    }
  }

  private void refuseSet() {
    if (request.count() > 0) {
      fail(request.version() == SnmpRequest.V1 ? READ_ONLY : NOT_WRITABLE, 1);
    }
  }

  private void require(boolean fitted) {
    if (!fitted) {
      fail(TOO_BIG, 0);
    }
  }

  private void fail(int status, int index) {
    this.status = status;
    errorIndex = index;
  }

  /** Place of the first instance after the name of a binding. */
  int next(MibTree<C> tree, int binding) throws MalformedException {
    int place = tree.exact(request.bytes(), request.nameAt(binding), request.nameLength(binding));
    return place >= 0 ? place + 1 : tree.after(subIds, subIdsOf(binding));
  }

  boolean appendInstance(MibTree<C> tree, int place, C reading) {
    tree.source(place).read(reading, sink);
    byte[] name = tree.encoded(place);
    if (!reply.append(name, 0, name.length, sink)) {
      return false;
    }
    log.add(place, sink);
    return true;
  }

  boolean appendEmpty(int binding, int tag) {
    return reply.append(request.bytes(), request.nameAt(binding), request.nameLength(binding), tag);
  }

  boolean appendEnd(byte[] name) {
    return reply.append(name, 0, name.length, Ber.END_OF_MIB_VIEW);
  }

  boolean nothingYet() {
    return reply.isEmpty();
  }

  private int subIdsOf(int binding) throws MalformedException {
    return Ber.subIds(
        request.bytes(), request.nameAt(binding), request.nameLength(binding), subIds);
  }
}
