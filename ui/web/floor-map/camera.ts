import type { Box } from './world.js';

/** How far, in pixels, the edge of the drawing may come in from the edge of the screen. */
const EDGE = 16;

function inside(at: number, half: number, size: number, slack: number): number {
  return half * 2 >= size + 0.5
    ? size / 2
    : Math.min(size - half + slack, Math.max(half - slack, at));
}

/**
 * What part of the drawing is on the screen. The two scales differ on purpose: a room is upright
 * among sixty and lies flat when it fills the screen, so that its rows can be read in both.
 */
export class Camera {
  /** Centre of the screen on the drawing. */
  x = 0;
  y = 0;
  sx = 1;
  sy = 1;
  width = 1;
  height = 1;
  /** Scales at which one room fills the screen. */
  private roomSx = 1;
  private roomSy = 1;
  private worldW = 1;
  private worldH = 1;

  resize(width: number, height: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
  }

  /** Takes the size of the drawing and of a room, which bound how far one can zoom. */
  bounds(worldW: number, worldH: number, room: Box | undefined): void {
    this.worldW = worldW;
    this.worldH = worldH;
    const target = room ? this.scalesFor(room) : { sx: 1, sy: 1 };
    this.roomSx = Math.max(1, target.sx);
    this.roomSy = Math.max(1, target.sy);
  }

  /** 0 where all of the park shows, 1 where one room fills the screen, above 1 nearer. */
  get depth(): number {
    const room = Math.log(this.roomSx * this.roomSy);
    const now = Math.log(this.sx * this.sy);
    return room < 0.01 ? 1 + now : now / room;
  }

  screenX(x: number): number {
    return (x - this.x) * this.sx + this.width / 2;
  }

  screenY(y: number): number {
    return (y - this.y) * this.sy + this.height / 2;
  }

  worldX(px: number): number {
    return (px - this.width / 2) / this.sx + this.x;
  }

  worldY(py: number): number {
    return (py - this.height / 2) / this.sy + this.y;
  }

  pan(dx: number, dy: number): void {
    this.x -= dx / this.sx;
    this.y -= dy / this.sy;
    this.clamp();
  }

  /** Zooms by a factor and keeps what is under the pointer there. */
  zoomAt(px: number, py: number, factor: number): void {
    const wx = this.worldX(px);
    const wy = this.worldY(py);
    const before = this.pathAspect(Math.sqrt(this.sx * this.sy));
    const zoom = Math.min(this.nearest(), Math.max(1, Math.sqrt(this.sx * this.sy) * factor));
    const low = Math.min(1, this.roomSx / this.roomSy);
    const high = Math.max(1, this.roomSx / this.roomSy);
    const moved = (this.sx / this.sy) * (this.pathAspect(zoom) / before);
    const aspect = zoom <= 1 ? 1 : Math.min(high * 1.5, Math.max(low / 1.5, moved));
    this.sx = zoom * Math.sqrt(aspect);
    this.sy = zoom / Math.sqrt(aspect);
    this.x = wx - (px - this.width / 2) / this.sx;
    this.y = wy - (py - this.height / 2) / this.sy;
    this.clamp();
  }

  /** The camera that shows a box as large as it goes, at most at the scales of a near cabinet. */
  target(box: Box): { x: number; y: number; sx: number; sy: number } {
    const { sx, sy } = this.scalesFor(box);
    const limit = this.nearest();
    return {
      x: box.x + box.w / 2,
      y: box.y + box.h / 2,
      sx: Math.max(1, Math.min(sx, limit * Math.sqrt(this.roomSx / this.roomSy))),
      sy: Math.max(1, Math.min(sy, limit * Math.sqrt(this.roomSy / this.roomSx))),
    };
  }

  set(to: { x: number; y: number; sx: number; sy: number }): void {
    this.x = to.x;
    this.y = to.y;
    this.sx = to.sx;
    this.sy = to.sy;
    this.clamp();
  }

  private scalesFor(box: Box): { sx: number; sy: number } {
    const margin = Math.min(16, this.width * 0.02);
    return { sx: (this.width - 2 * margin) / box.w, sy: (this.height - 2 * margin) / box.h };
  }

  private nearest(): number {
    return Math.sqrt(this.roomSx * this.roomSy) * 4;
  }

  private pathAspect(zoom: number): number {
    const room = Math.log(Math.sqrt(this.roomSx * this.roomSy));
    const t = room < 0.01 ? 1 : Math.min(1, Math.max(0, Math.log(zoom) / room));
    return Math.pow(this.roomSx / this.roomSy, t);
  }

  /** Keeps the drawing on the screen: centred where it fits, else without a gap at its edges. */
  private clamp(): void {
    this.x = inside(this.x, this.width / 2 / this.sx, this.worldW, this.sx > 1.01 ? EDGE / this.sx : 0);
    this.y = inside(this.y, this.height / 2 / this.sy, this.worldH, this.sy > 1.01 ? EDGE / this.sy : 0);
  }
}
