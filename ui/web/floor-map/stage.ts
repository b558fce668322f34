import type { AirDoc } from './air.js';
import { Camera } from './camera.js';
import type { LiveState } from './frame.js';
import type { Layout, Level } from './layout.js';
import { Lettering } from './lettering.js';
import { countRooms, onScreen, paintBase } from './paint-base.js';
import { paintTop, rowLetterBox } from './paint-top.js';
import { Palette, type LayerName } from './ramp.js';
import type { Texts } from './texts.js';
import type { RoomCount, View } from './view.js';
import { arrange, boxOf, type Box } from './world.js';

const FLIGHT_MS = 240;
/** The host size for which the design's pixel sizes were drawn. */
const DESIGN_WIDTH = 1500;
const DESIGN_HEIGHT = 850;

export interface Place {
  kind: Level;
  index: number;
}

export interface StageOptions {
  layer: LayerName;
  kilowatts: boolean;
  texts: Texts;
  chinese: boolean;
}

/** The two canvases: what they show, where they look, and when they paint. */
export class Stage {
  readonly camera = new Camera();
  view: View | undefined;
  selected = -1;
  focusedRoom = -1;
  place: Place = { kind: 'park', index: 0 };
  private air: AirDoc | undefined;
  stats = { paints: 0, paintMs: 0, longestMs: 0 };
  unit = 1;
  private layout: Layout | undefined;
  private state: LiveState | undefined;
  private counts: RoomCount[] | undefined;
  private palette: Palette;
  private scheduled: 'none' | 'top' | 'all' = 'none';
  private flight = 0;
  private ratio = 1;
  private letters: Lettering | undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly base: HTMLCanvasElement,
    private readonly top: HTMLCanvasElement,
    private options: StageOptions) {
    this.palette = new Palette(getComputedStyle(host));
  }

  get colours(): Palette {
    return this.palette;
  }

  /** Reads the colours again, after the theme changed. */
  retheme(): void {
    this.palette = new Palette(getComputedStyle(this.host));
    this.rebuild();
  }

  configure(options: StageOptions): void {
    this.options = options;
    this.rebuild();
  }

  setData(layout: Layout, state: LiveState): void {
    const again = this.layout !== undefined;
    this.layout = layout;
    this.state = state;
    this.selected = -1;
    this.focusedRoom = -1;
    if (again) {
      this.place = { kind: 'park', index: 0 };
    }
    this.fit();
  }

  /** Takes the size of the element; keeps the place that was shown. */
  resize(): void {
    const width = this.base.clientWidth;
    const height = this.base.clientHeight;
    // The desk zooms itself on large screens; the pixels of the canvas must follow.
    const ratio = (window.devicePixelRatio || 1) * (this.base.currentCSSZoom ?? 1);
    if (ratio !== this.ratio) {
      this.ratio = ratio;
      this.letters = undefined;
    }
    for (const canvas of [this.base, this.top]) {
      canvas.width = Math.round(width * this.ratio);
      canvas.height = Math.round(height * this.ratio);
    }
    this.camera.resize(width, height);
    this.unit = Math.max(1, Math.min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT));
    this.fit();
  }

  private fit(): void {
    if (!this.layout || this.camera.width < 10) {
      return;
    }
    const world = arrange(this.layout, this.camera.width, this.camera.height, this.unit);
    this.camera.bounds(world.w, world.h, world.rooms[0]);
    this.rebuild(world);
    this.goTo(this.place, false);
  }

  private rebuild(world = this.view?.world): void {
    if (!this.layout || !this.state || !world) {
      return;
    }
    this.view = {
      layout: this.layout,
      state: this.state,
      world,
      camera: this.camera,
      palette: this.palette,
      texts: this.options.texts,
      chinese: this.options.chinese,
      layer: this.options.layer,
      kilowatts: this.options.kilowatts,
      nowSeconds: this.view?.nowSeconds ?? 0,
      unit: this.unit,
      expired: this.view?.expired ?? true,
      font: this.palette.of('--pw-font'),
      hatch: this.hatch(),
      dashes: this.dashes(),
      letters: (this.letters ??= new Lettering(this.ratio, this.palette.of('--pw-font'))),
      selected: this.selected,
      focusedRoom: this.focusedRoom,
      air: this.air,
    };
    this.dataChanged();
  }

  /** Takes the air of the room that is looked at; undefined where nobody tells. */
  setAir(air: AirDoc | undefined): void {
    this.air = air;
    if (this.view) {
      this.view.air = air;
      this.paint();
    }
  }

  /** Code of the room that is looked at, or that holds what is; empty for larger places. */
  roomLookedAt(): string {
    const layout = this.layout;
    if (!layout) {
      return '';
    }
    const step = layout.path(this.place.kind, this.place.index).find((each) => each.kind === 'room');
    return step?.code ?? '';
  }

  dataChanged(): void {
    this.counts = undefined;
    this.paint();
  }

  /** Sets the time that ages count to, and whether any value may still stand for the present. */
  tick(nowSeconds: number, expired: boolean): void {
    if (this.view && (this.view.nowSeconds !== nowSeconds || this.view.expired !== expired)) {
      this.view.nowSeconds = nowSeconds;
      this.view.expired = expired;
      this.paint();
    }
  }

  paint(what: 'top' | 'all' = 'all'): void {
    if (this.scheduled === 'none') {
      requestAnimationFrame(() => this.paintNow());
    }
    this.scheduled = what === 'all' || this.scheduled === 'all' ? 'all' : 'top';
  }

  private paintNow(): void {
    const what = this.scheduled;
    this.scheduled = 'none';
    const view = this.view;
    if (!view || this.base.width === 0) {
      return;
    }
    const start = performance.now();
    view.selected = this.selected;
    view.focusedRoom = this.focusedRoom;
    if (what === 'all') {
      const g = this.base.getContext('2d', { alpha: false })!;
      g.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      this.counts ??= countRooms(view);
      paintBase(g, view, this.counts);
    }
    const g = this.top.getContext('2d')!;
    g.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    paintTop(g, view);
    view.letters.makeWanted();
    const took = performance.now() - start;
    this.stats.paints++;
    this.stats.paintMs += took;
    this.stats.longestMs = Math.max(this.stats.longestMs, took);
  }

  /** Looks at a place; the movement is short, and left out for those who asked for less motion. */
  goTo(place: Place, move: boolean): void {
    this.place = place;
    if (!this.view) {
      return;
    }
    const box =
      place.kind === 'room'
        ? this.readableRoom(place.index)
        : boxOf(this.view.world, this.view.layout, place.kind, place.index);
    const margin = place.kind === 'cabinet' ? { w: box.w * 2, h: box.h * 1.5 } : { w: 0, h: 0 };
    const to =
      place.kind === 'park'
        ? { x: this.view.world.w / 2, y: 0, sx: 1, sy: 1 }
        : this.camera.target({
            x: box.x - margin.w,
            y: box.y - margin.h,
            w: box.w + 2 * margin.w,
            h: box.h + 2 * margin.h,
          });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!move || still) {
      this.flight++;
      this.camera.set(to);
      this.paint();
    } else {
      this.fly(to);
    }
  }

  /** A room without more of its heading than its texts need when it fills the screen. */
  private readableRoom(r: number): Box {
    const { rooms, bodies } = this.view!.world;
    const room = rooms[r]!;
    const body = bodies[r]!;
    const heading = 78 * this.unit;
    const scale = Math.max(1, (this.camera.height - heading) / (room.y + room.h - body.y));
    const y = Math.max(room.y, body.y - heading / scale);
    return { x: room.x, y, w: room.w, h: room.y + room.h - y };
  }

  private fly(to: { x: number; y: number; sx: number; sy: number }): void {
    const from = { x: this.camera.x, y: this.camera.y, sx: this.camera.sx, sy: this.camera.sy };
    const own = ++this.flight;
    const start = performance.now();
    const step = () => {
      if (own !== this.flight) {
        return;
      }
      const t = Math.min(1, (performance.now() - start) / FLIGHT_MS);
      const e = 1 - (1 - t) ** 3;
      const sx = from.sx * Math.pow(to.sx / from.sx, e);
      const sy = from.sy * Math.pow(to.sy / from.sy, e);
      // The centre moves as the scale does, so that what both pictures show stays on the screen.
      const k = to.sx === from.sx ? e : (1 / from.sx - 1 / sx) / (1 / from.sx - 1 / to.sx);
      this.camera.set({ x: from.x + (to.x - from.x) * k, y: from.y + (to.y - from.y) * k, sx, sy });
      this.paint();
      if (t < 1) {
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame(step);
  }

  /** Ends a movement that is under way, because the user takes over. */
  hold(): void {
    this.flight++;
  }

  /** Brings a cabinet into the picture without changing the zoom. */
  reveal(i: number): void {
    if (!this.view) {
      return;
    }
    const box = onScreen(this.view, boxOf(this.view.world, this.view.layout, 'cabinet', i));
    const { width, height } = this.camera;
    const edge = 24;
    const dx = box.x < edge ? box.x - edge : Math.max(0, box.x + box.w + edge - width);
    const dy = box.y < edge ? box.y - edge : Math.max(0, box.y + box.h + edge - height);
    if (dx !== 0 || dy !== 0) {
      this.camera.pan(-dx, -dy);
      this.paint();
    }
  }

  cabinetAt(x: number, y: number): number {
    const view = this.view;
    if (!view?.world.index) {
      return -1;
    }
    const wx = this.camera.worldX(x);
    const wy = this.camera.worldY(y);
    return view.world.index.search(wx, wy, wx, wy)[0] ?? -1;
  }

  /** What a click outside the cabinets means: a row's letter, a room, a floor, a building. */
  placeAt(x: number, y: number): Place | undefined {
    const view = this.view;
    if (!view) {
      return undefined;
    }
    const holds = (box: Box) => x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
    const find = (kind: Level, boxes: Box[]): Place | undefined => {
      const index = boxes.findIndex((box) => holds(onScreen(view, box)));
      return index < 0 ? undefined : { kind, index };
    };
    const room = find('room', view.world.rooms);
    if (room && view.world.rooms[room.index]!.w * this.camera.sx > 0.4 * this.camera.width) {
      const row = view.layout.doc.rows.findIndex(
        (candidate, k) => candidate.room === room.index && holds(rowLetterBox(view, k)));
      if (row >= 0) {
        return { kind: 'row', index: row };
      }
    }
    return room ?? find('floor', view.world.floors) ?? find('building', view.world.buildings);
  }

  /** The room that lies under the middle of the screen once it is large enough to be meant. */
  roomInView(): number {
    const view = this.view;
    if (!view) {
      return -1;
    }
    return view.world.rooms.findIndex(
      (room) =>
        room.w * this.camera.sx > 0.55 * this.camera.width &&
        this.camera.x >= room.x && this.camera.x < room.x + room.w &&
        this.camera.y >= room.y && this.camera.y < room.y + room.h);
  }

  /** The place after somebody moved the map by hand: the room in the middle, if it is large. */
  placeAfterMove(): Place {
    const layout = this.layout;
    const room = this.roomInView();
    const { kind, index } = this.place;
    if (!layout) {
      return this.place;
    }
    if (room < 0) {
      return kind === 'room' || kind === 'row' || kind === 'cabinet'
        ? { kind: 'park', index: 0 }
        : this.place;
    }
    const inside =
      (kind === 'room' && index === room) ||
      (kind === 'row' && layout.doc.rows[index]!.room === room) ||
      (kind === 'cabinet' && layout.roomOf[index] === room);
    return inside ? this.place : { kind: 'room', index: room };
  }

  /** Whether single cabinets can be told apart and are what arrows and clicks mean. */
  cabinetsMeant(): boolean {
    const c = this.view?.world.cabinets;
    return c !== undefined && c.length > 0 && c[2]! * this.camera.sx >= 14;
  }

  private hatch(): CanvasPattern | string {
    const size = 8 * Math.max(1, Math.round(this.unit * this.ratio));
    return this.pattern(size, '--pw-stale-b', (g) => {
      g.fillStyle = this.palette.of('--pw-stale-a');
      g.fillRect(0, 0, size, size);
      g.lineWidth = size / 4;
      g.beginPath();
      for (let k = -size; k <= 2 * size; k += size) {
        g.moveTo(k - size, 2 * size);
        g.lineTo(k + 2 * size, -size);
      }
      g.stroke();
    });
  }

  /** Diagonal bars: any upright or level line through them is dashed. */
  private dashes(): CanvasPattern | string {
    const dash = 3 * Math.max(1, Math.round(this.unit * this.ratio));
    return this.pattern(2 * dash, '--pw-line', (g) => {
      for (let row = 0; row < 2 * dash; row++) {
        for (let k = 0; k < dash; k++) {
          g.fillRect((row + k) % (2 * dash), row, 1, 1);
        }
      }
    });
  }

  private pattern(
    size: number, token: string,
    draw: (g: CanvasRenderingContext2D) => void): CanvasPattern | string {
    const tile = document.createElement('canvas');
    tile.width = size;
    tile.height = size;
    const g = tile.getContext('2d')!;
    g.fillStyle = this.palette.of(token);
    g.strokeStyle = this.palette.of(token);
    draw(g);
    const pattern = this.base.getContext('2d', { alpha: false })!.createPattern(tile, 'repeat');
    pattern?.setTransform(new DOMMatrix().scale(1 / this.ratio));
    return pattern ?? this.palette.of(token);
  }
}
