import { LiveState, readHeader, type FrameHeader } from './frame.js';
import { Layout, type LayoutDoc } from './layout.js';

/** A feed without a frame, or with data older than this, is said to be old. */
export const OLD_AFTER_MS = 5_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const UNAUTHORIZED = 401;

export interface FeedListener {
  layoutChanged(layout: Layout, state: LiveState): void;
  frameTaken(): void;
  /** The server refuses us: the session ended or the account may not see this. */
  refused(status: number): void;
}

/**
 * Keeps the newest state of the park: fetches the layout, holds the socket, asks for a full frame
 * after a gap, connects again by itself after ever longer pauses.
 */
export class Feed {
  layout: Layout | undefined;
  state: LiveState | undefined;
  frames = 0;
  bytes = 0;
  private socket: WebSocket | undefined;
  private sequence = -1;
  private retry = FIRST_RETRY_MS;
  private timer = 0;
  private closed = false;
  private loading: Promise<void> | undefined;
  private last: { dataMillis: number; serverMillis: number; at: number } | undefined;

  constructor(
    private readonly layoutUrl: string,
    private readonly streamUrl: string,
    private readonly listener: FeedListener) {}

  async start(): Promise<void> {
    await this.loadLayout();
    this.connect();
  }

  stop(): void {
    this.closed = true;
    window.clearTimeout(this.timer);
    this.socket?.close();
  }

  /** UTC milliseconds that the values stand for; undefined before the first frame. */
  get dataMillis(): number | undefined {
    return this.last?.dataMillis;
  }

  /** The server's clock, carried on by our own between frames. */
  now(): number {
    return this.last ? this.last.serverMillis + (performance.now() - this.last.at) : Date.now();
  }

  /** How old the data is; undefined before the first frame. */
  ageMs(): number | undefined {
    return this.last ? Math.max(0, this.now() - this.last.dataMillis) : undefined;
  }

  isOld(): boolean {
    const age = this.ageMs();
    return age === undefined || age > OLD_AFTER_MS;
  }

  private loadLayout(): Promise<void> {
    this.loading ??= this.fetchLayout().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async fetchLayout(): Promise<void> {
    try {
      const answer = await fetch(this.layoutUrl, { credentials: 'same-origin', cache: 'no-cache' });
      if (!answer.ok || answer.redirected) {
        // Without a session the server leads to its sign-in page.
        this.listener.refused(answer.redirected ? UNAUTHORIZED : answer.status);
        return;
      }
      const doc = (await answer.json()) as LayoutDoc;
      if (this.layout?.doc.revision === doc.revision) {
        return;
      }
      this.layout = new Layout(doc);
      this.state = new LiveState(this.layout.size, doc.rooms.length);
      this.sequence = -1;
      this.listener.layoutChanged(this.layout, this.state);
    } catch {
      // The network failed: the next try of the socket loads the layout again.
    }
  }

  private connect(): void {
    if (this.closed) {
      return;
    }
    const url = new URL(this.streamUrl, document.baseURI);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.sequence = -1;
    };
    socket.onmessage = (event) => {
      if (event.data instanceof ArrayBuffer) {
        void this.take(event.data, socket);
      }
    };
    socket.onclose = () => this.again();
  }

  private again(): void {
    if (this.closed) {
      return;
    }
    const pause = this.retry * (0.75 + Math.random() * 0.5);
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
    this.timer = window.setTimeout(() => {
      void this.loadLayout().then(() => this.connect());
    }, pause);
  }

  private async take(buffer: ArrayBuffer, socket: WebSocket): Promise<void> {
    const header = readHeader(buffer);
    if (this.layout?.doc.revision !== header.revision) {
      if (!header.full) {
        return;
      }
      await this.loadLayout();
      if (this.layout?.doc.revision !== header.revision) {
        socket.send('full');
        return;
      }
    }
    if (!header.full && header.sequence !== (this.sequence + 1) >>> 0) {
      if (this.sequence >= 0) {
        this.sequence = -1;
        socket.send('full');
      }
      return;
    }
    this.state!.apply(buffer, header);
    this.accepted(header, buffer.byteLength);
  }

  private accepted(header: FrameHeader, bytes: number): void {
    this.sequence = header.sequence;
    this.retry = FIRST_RETRY_MS;
    this.frames++;
    this.bytes += bytes;
    this.last = {
      dataMillis: header.dataMillis,
      serverMillis: header.serverMillis,
      at: performance.now(),
    };
    this.listener.frameTaken();
  }
}
