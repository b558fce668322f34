/**
 * The binary frames of `/live/park`. Little endian; the Java side is `FrameWriter`, which describes
 * the bytes.
 */

/** Values from -32768 on are no values but say why there is none. */
export const NoValue = {
  /** The device never answered since it is known. */
  NEVER: -32768,
  /** The newest value is too old to stand for the present. */
  STALE: -32767,
  /** The device does not answer. */
  NO_ANSWER: -32766,
  /** The device answers but gives no usable number. */
  NO_READING: -32765,
  /** Nobody rents this position. */
  FREE: -32764,
  /** Not in service yet. */
  COMMISSIONING: -32763,
  /** No device here measures it. */
  NO_SENSOR: -32762,
} as const;

const FIRST_VALUE = -32700;
const MAGIC = 0x50;
const VERSION = 1;
const HEADER_BYTES = 48;

export function isValue(raw: number): boolean {
  return raw >= FIRST_VALUE;
}

/** True where something should be measured but the number is missing. */
export function isMissing(raw: number): boolean {
  return raw >= NoValue.NEVER && raw <= NoValue.NO_READING;
}

export type MarkState = 'new' | 'taken' | 'returned';

/** The most pressing alarm of a cabinet or room. */
export interface Mark {
  level: 1 | 2 | 3 | 4;
  state: MarkState;
  /** Another one waits for somebody, though this one is taken. */
  moreNew: boolean;
}

const MARK_STATES: MarkState[] = ['new', 'taken', 'returned'];

export function markOf(byte: number): Mark | undefined {
  const level = byte & 7;
  return level === 0
    ? undefined
    : {
        level: Math.min(4, level) as Mark['level'],
        state: MARK_STATES[(byte >> 3) & 3] ?? 'new',
        moreNew: (byte & 32) !== 0,
      };
}

export interface FrameHeader {
  full: boolean;
  sequence: number;
  revision: number;
  /** UTC milliseconds that the data stands for. */
  dataMillis: number;
  serverMillis: number;
  cabinets: number;
  rooms: number;
  changedCabinets: number;
  changedRooms: number;
}

export function readHeader(buffer: ArrayBuffer): FrameHeader {
  const d = new DataView(buffer);
  if (buffer.byteLength < HEADER_BYTES || d.getUint8(0) !== MAGIC || d.getUint8(1) !== VERSION) {
    throw new Error('not a frame of version ' + VERSION);
  }
  return {
    full: d.getUint8(2) === 0,
    sequence: d.getUint32(4, true),
    revision: Number(d.getBigInt64(8, true)),
    dataMillis: Number(d.getBigInt64(16, true)),
    serverMillis: Number(d.getBigInt64(24, true)),
    cabinets: d.getUint32(32, true),
    rooms: d.getUint32(36, true),
    changedCabinets: d.getUint32(40, true),
    changedRooms: d.getUint32(44, true),
  };
}

/** What the frames say of every cabinet and room, in layout order. */
export class LiveState {
  /** Tenths of a degree Celsius, or a NoValue. */
  readonly temperature: Int16Array;
  /** Units of 10 W, or a NoValue. */
  readonly power: Int16Array;
  /** UTC seconds of the oldest newest usable sample of the cabinet's points, 0 for never. */
  readonly time: Float64Array;
  readonly mark: Uint8Array;
  readonly roomMark: Uint8Array;
  readonly roomStanding: Uint32Array;
  readonly roomOpen: Uint32Array;

  constructor(cabinets: number, rooms: number) {
    this.temperature = new Int16Array(cabinets).fill(NoValue.NEVER);
    this.power = new Int16Array(cabinets).fill(NoValue.NEVER);
    this.time = new Float64Array(cabinets);
    this.mark = new Uint8Array(cabinets);
    this.roomMark = new Uint8Array(rooms);
    this.roomStanding = new Uint32Array(rooms);
    this.roomOpen = new Uint32Array(rooms);
  }

  /** Knows nothing any more. */
  clear(): void {
    this.temperature.fill(NoValue.NEVER);
    this.power.fill(NoValue.NEVER);
    for (const column of [this.time, this.mark, this.roomMark, this.roomStanding, this.roomOpen]) {
      column.fill(0);
    }
  }

  /** Takes the records of a frame whose header was read; throws if they do not fit the layout. */
  apply(buffer: ArrayBuffer, header: FrameHeader): void {
    if (header.cabinets !== this.temperature.length || header.rooms !== this.roomMark.length) {
      throw new Error('the frame has another layout');
    }
    const reader = new Reader(buffer, HEADER_BYTES);
    const dataSecond = Math.floor(header.dataMillis / 1000);
    let index = -1;
    for (let k = 0; k < header.changedCabinets; k++) {
      index += reader.varint();
      this.temperature[index] = reader.int16();
      this.power[index] = reader.int16();
      const age = reader.varint();
      this.time[index] = age === 0 ? 0 : dataSecond - (age - 1);
      this.mark[index] = reader.uint8();
    }
    index = -1;
    for (let k = 0; k < header.changedRooms; k++) {
      index += reader.varint();
      this.roomMark[index] = reader.uint8();
      this.roomStanding[index] = reader.varint();
      this.roomOpen[index] = reader.varint();
    }
  }
}

class Reader {
  private readonly view: DataView;

  constructor(buffer: ArrayBuffer, private at: number) {
    this.view = new DataView(buffer);
  }

  uint8(): number {
    return this.view.getUint8(this.at++);
  }

  int16(): number {
    const value = this.view.getInt16(this.at, true);
    this.at += 2;
    return value;
  }

  /** Seven bits a byte, the lowest first. */
  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.view.getUint8(this.at++);
      value += (byte & 127) * factor;
      if (byte < 128) {
        return value;
      }
      factor *= 128;
    }
  }
}
