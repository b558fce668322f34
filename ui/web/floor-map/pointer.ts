import type { Stage } from './stage.js';

export interface PointerListener {
  hover(x: number, y: number, cabinet: number): void;
  leave(): void;
  click(x: number, y: number): void;
  doubleClick(x: number, y: number): void;
  /** The user moved or zoomed the map by hand. */
  moved(): void;
}

const CLICK_SLOP = 6;

/** Mouse, wheel, touch: pan with one finger, pinch with two, tap and double tap. */
export class Pointers {
  private readonly down = new Map<number, { x: number; y: number }>();
  private travelled = 0;

  constructor(private readonly stage: Stage, private readonly listener: PointerListener) {}

  attach(canvas: HTMLCanvasElement): void {
    canvas.addEventListener('pointerdown', (e) => {
      canvas.setPointerCapture(e.pointerId);
      this.down.set(e.pointerId, { x: e.offsetX, y: e.offsetY });
      if (this.down.size === 1) {
        this.travelled = 0;
      }
      this.stage.hold();
      this.listener.leave();
    });
    canvas.addEventListener('pointermove', (e) => this.move(e));
    const up = (e: PointerEvent) => {
      if (this.down.delete(e.pointerId) && this.down.size === 0) {
        if (this.travelled < CLICK_SLOP && e.type === 'pointerup') {
          this.listener.click(e.offsetX, e.offsetY);
        } else {
          this.listener.moved();
        }
      }
    };
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', up);
    canvas.addEventListener('pointerleave', () => this.listener.leave());
    canvas.addEventListener('dblclick', (e) => this.listener.doubleClick(e.offsetX, e.offsetY));
    canvas.addEventListener(
      'wheel',
      (e) => {
        e.preventDefault();
        const lines = e.deltaMode === 1 ? 16 : 1;
        this.stage.hold();
        this.stage.camera.zoomAt(e.offsetX, e.offsetY, Math.exp(-e.deltaY * lines * 0.0016));
        this.stage.paint();
        this.listener.leave();
        this.listener.moved();
      },
      { passive: false });
  }

  private move(e: PointerEvent): void {
    const before = this.down.get(e.pointerId);
    if (!before) {
      this.listener.hover(e.offsetX, e.offsetY, this.stage.cabinetAt(e.offsetX, e.offsetY));
      return;
    }
    const now = { x: e.offsetX, y: e.offsetY };
    this.travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    const other = [...this.down.entries()].find(([id]) => id !== e.pointerId)?.[1];
    if (other) {
      const apart = (p: { x: number; y: number }) => Math.hypot(p.x - other.x, p.y - other.y);
      this.stage.camera.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
      this.stage.camera.zoomAt(
        (now.x + other.x) / 2, (now.y + other.y) / 2, apart(now) / Math.max(1, apart(before)));
      this.stage.paint();
    } else if (this.travelled >= CLICK_SLOP) {
      this.stage.camera.pan(now.x - before.x, now.y - before.y);
      this.stage.paint();
    }
    this.down.set(e.pointerId, now);
  }
}
