/** A generated park and live frames for looking at the map without a server. */
import { NoValue } from '../floor-map/frame.js';
import type { LayoutDoc } from '../floor-map/layout.js';

const ROWS = 'ABCDEFGHJK';

function random(seed: number): () => number {
  let s = seed | 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function layoutDoc(buildings: number, floors: number, rooms: number): LayoutDoc {
  const zh = ['一号楼', '二号楼', '三号楼'];
  const doc: LayoutDoc = {
    format: 1, revision: 1, zone: 'Asia/Shanghai',
    park: { code: 'FZ', en: 'Fuzhou park', zh: '福州园区' },
    buildings: [], floors: [], rooms: [], rows: [], zones: [],
    tenants: Array.from({ length: 100 }, (_, i) => ({
      code: `T-${String(i + 1).padStart(3, '0')}`, en: 'Haixin Cloud', zh: '海鑫云' })),
    cabinets: { code: [], label: [], x: [], y: [], w: [], d: [], contract: [], tenant: [] },
  };
  const rnd = random(7);
  const occupancy = [0.9, 0.8, 0.4];
  const c = doc.cabinets;
  for (let b = 0; b < buildings; b++) {
    const bc = `FZ-B${b + 1}`;
    doc.buildings.push({ code: bc, en: `Building ${b + 1}`, zh: zh[b] ?? bc });
    for (let f = 1; f <= floors; f++) {
      const fc = `${bc}-${f}F`;
      doc.floors.push({ code: fc, en: `Floor ${f}`, zh: `${f} 层`, building: b });
      for (let r = 1; r <= rooms; r++) {
        const code = `${fc}-R${f}0${r}`;
        const room = doc.rooms.length;
        const commissioning = b === 2 && f === 4 && (r === 3 || r === 4);
        doc.rooms.push({
          code, en: `Room ${f}0${r}`, zh: `${f}0${r} 机房`, floor: doc.floors.length - 1,
          first: c.code.length, count: 200, life: commissioning ? 'COMMISSIONING' : 'IN_SERVICE' });
        for (let row = 0; row < 10; row++) {
          doc.rows.push({
            code: `${code}-${ROWS[row]}`, en: `Row ${ROWS[row]}`, zh: `${ROWS[row]} 列`,
            room, first: c.code.length, count: 20 });
          if (row % 2 === 0) {
            doc.zones.push({
              code: `${code}-C${row / 2 + 1}`, en: `cold ${row / 2 + 1}`, zh: `冷通道 ${row / 2 + 1}`, room,
              x: 1500 + row * 2650 + 1200, y: 1500, w: 1450, d: 12000 });
          }
          for (let n = 1; n <= 20; n++) {
            const label = ROWS[row] + String(n).padStart(2, '0');
            const rented = !commissioning && rnd() < occupancy[b]!;
            c.code.push(`${code}-${label}`);
            c.label.push(label);
            c.x.push(1500 + row * 2650);
            c.y.push(1500 + (n - 1) * 600);
            c.w.push(1200);
            c.d.push(600);
            c.contract.push(rented ? [400, 600, 800, 1200][Math.floor(rnd() ** 2 * 4)]! : 0);
            c.tenant.push(rented ? Math.floor(rnd() * 100) : -1);
          }
        }
      }
    }
  }
  return doc;
}

/** Values as the server would send them; seconds are ages. */
export class Scene {
  readonly n: number;
  sequence = 0;
  private readonly temperature: Int16Array;
  private readonly power: Int16Array;
  private readonly age: Int32Array;
  private readonly mark: Uint8Array;

  constructor(private readonly doc: LayoutDoc) {
    this.n = doc.cabinets.code.length;
    this.temperature = new Int16Array(this.n);
    this.power = new Int16Array(this.n);
    this.age = new Int32Array(this.n);
    this.mark = new Uint8Array(this.n);
    const rnd = random(42);
    doc.rooms.forEach((room, r) => {
      const mean = 225 + rnd() * 26;
      for (let i = room.first; i < room.first + room.count; i++) {
        const rented = doc.cabinets.contract[i]! > 0;
        const life = room.life === 'COMMISSIONING' ? NoValue.COMMISSIONING : NoValue.FREE;
        this.temperature[i] = rented ? Math.min(266, mean - 15 + rnd() * 17) : life;
        this.power[i] = rented ? doc.cabinets.contract[i]! * (0.2 + rnd() * 0.5) : life;
        this.age[i] = Math.floor(rnd() * 10);
        if (r === 16 && rented) {
          this.temperature[i] = this.power[i] = NoValue.STALE;
          this.age[i] = 252;
        }
      }
    });
    this.scene();
  }

  private at(code: string): number {
    return this.doc.cabinets.code.indexOf(code);
  }

  private scene(): void {
    const set = (code: string, t: number, mark: number) => {
      const i = this.at(code);
      if (i >= 0) {
        this.temperature[i] = t;
        this.power[i] = 420;
        this.doc.cabinets.contract[i] = 600;
        this.doc.cabinets.tenant[i] = 30;
        this.mark[i] = mark;
      }
    };
    for (const [label, t] of [['G13', 276], ['G14', 282], ['G15', 272]] as const) {
      set(`FZ-B2-3F-R305-${label}`, t, 3 | (1 << 3));
    }
    set('FZ-B2-3F-R305-J04', 291, 3);
    set('FZ-B2-3F-R305-A07', 224, 1 | 32 | (1 << 3));
    set('FZ-B2-3F-R305-K02', 224, 2);
    set('FZ-B2-3F-R305-D16', 224, 4);
    set('FZ-B2-3F-R305-E09', 224, 3 | (2 << 3));
    set('FZ-B2-3F-R304-B07', 236, 1);
    set('FZ-B3-2F-R203-A02', 236, 2);
    set('FZ-B1-2F-R204-E09', 273, 3);
    set('FZ-B1-1F-R102-E09', 236, 4);
    for (let k = 15; k <= 18; k++) {
      const i = this.at(`FZ-B2-3F-R305-C${k}`);
      if (i >= 0) {
        this.temperature[i] = this.power[i] = k === 18 ? NoValue.NEVER : k === 17 ? NoValue.NO_READING : NoValue.STALE;
        this.age[i] = k === 18 ? -1 : 130;
      }
    }
  }

  frame(full: boolean): ArrayBuffer {
    const bytes: number[] = [];
    const varint = (value: number) => {
      let v = value;
      while (v >= 128) {
        bytes.push((v % 128) + 128);
        v = Math.floor(v / 128);
      }
      bytes.push(v);
    };
    const changed: number[] = [];
    for (let i = 0; i < this.n; i++) {
      if (full || i % 10 === this.sequence % 10) {
        changed.push(i);
      }
    }
    let last = -1;
    for (const i of changed) {
      varint(i - last);
      last = i;
      for (const v of [this.temperature[i]!, this.power[i]!]) {
        bytes.push(v & 255, (v >> 8) & 255);
      }
      varint(this.age[i]! < 0 ? 0 : this.age[i]! + 1 + (this.age[i]! > 100 ? this.sequence : 0));
      bytes.push(this.mark[i]!);
    }
    let rooms = 0;
    let lastRoom = -1;
    this.doc.rooms.forEach((room, r) => {
      const marks = [...this.mark.slice(room.first, room.first + room.count)].filter((m) => m);
      if (full && marks.length > 0) {
        varint(r - lastRoom);
        lastRoom = r;
        bytes.push(marks.sort((a, b) => (a & 7) - (b & 7))[0]!);
        varint(marks.length);
        varint(marks.filter((m) => ((m >> 3) & 3) === 0).length);
        rooms++;
      }
    });
    const buffer = new ArrayBuffer(48 + bytes.length);
    const d = new DataView(buffer);
    const now = Date.now();
    d.setUint8(0, 0x50);
    d.setUint8(1, 1);
    d.setUint8(2, full ? 0 : 1);
    d.setUint32(4, this.sequence, true);
    d.setBigInt64(8, BigInt(this.doc.revision), true);
    d.setBigInt64(16, BigInt(now - 800), true);
    d.setBigInt64(24, BigInt(now), true);
    d.setUint32(32, this.n, true);
    d.setUint32(36, this.doc.rooms.length, true);
    d.setUint32(40, changed.length, true);
    d.setUint32(44, rooms, true);
    new Uint8Array(buffer, 48).set(bytes);
    return buffer;
  }
}
