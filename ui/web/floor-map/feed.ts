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
  /** The instant of the past that is shown or on its way; undefined for the present. */
  private past: number | undefined;
  private pastMillis: number | undefined;
  private last: { dataMillis: number; serverMillis: number; at: number } | undefined;

  constructor(
    private readonly layoutUrl: string,
    private readonly streamUrl: string,
    private readonly pastUrl: string,
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

  /**
   * Shows what was at an instant in place of the present, or the present again.
   *
   * @returns false if it could not be read; then nothing is shown
   */
  async show(at: number | undefined): Promise<boolean> {
    this.past = at;
    this.pastMillis = at;
    this.sequence = -1;
    this.state?.clear();
    this.listener.frameTaken();
    if (at === undefined) {
      if (this.socket?.readyState === WebSocket.OPEN) {
        this.socket.send('full');
      }
      return true;
    }
    try {
      const answer = await fetch(`${this.pastUrl}?at=${at}`, { credentials: 'same-origin' });
      const buffer = answer.ok && !answer.redirected ? await answer.arrayBuffer() : undefined;
      if (this.past !== at) {
        return true;
      }
      const header = buffer && readHeader(buffer);
      if (!header || header.revision !== this.layout?.doc.revision) {
        return false;
      }
      this.state!.apply(buffer, header);
      this.pastMillis = header.dataMillis;
      this.listener.frameTaken();
      return true;
    } catch {
      return this.past !== at;
    }
  }

  /** UTC milliseconds that the values stand for; undefined before the first frame. */
  get dataMillis(): number | undefined {
    return this.pastMillis ?? this.last?.dataMillis;
  }

  /** The instant that ages count from: the server's clock, or that of the past that is shown. */
  now(): number {
    return this.pastMillis ?? this.serverNow();
  }

  /** The server's clock, carried on by our own between frames. */
  serverNow(): number {
    return this.last ? this.last.serverMillis + (performance.now() - this.last.at) : Date.now();
  }

  /** How old the data is; undefined before the first frame. */
  ageMs(): number | undefined {
    return this.dataMillis === undefined ? undefined : Math.max(0, this.now() - this.dataMillis);
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
    if (this.past !== undefined) {
      this.noteTime(header);
      return;
    }
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
    this.noteTime(header);
    this.listener.frameTaken();
  }

  private noteTime(header: FrameHeader): void {
    this.last = {
      dataMillis: header.dataMillis,
      serverMillis: header.serverMillis,
      at: performance.now(),
    };
  }
}
