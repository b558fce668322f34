/**
 * Writes short texts from pictures made once: drawing thousands of numbers a frame as text would
 * cost more than everything else on the map. A sheet that is full starts again.
 */
const SHEET = 2048;
const MOST_WIDTHS = 20_000;

interface Picture {
  x: number;
  y: number;
  w: number;
  h: number;
  /** CSS width of the text itself. */
  width: number;
}

export type Align = 'left' | 'center' | 'right';

export class Lettering {
  private readonly sheet = document.createElement('canvas');
  private readonly pen: CanvasRenderingContext2D;
  private readonly pictures = new Map<string, Picture>();
  private readonly wanted = new Map<
    string, { text: string; size: number; ink: string; weight: number }>();
  private readonly widths = new Map<string, number>();
  private x = 0;
  private y = 0;
  private lineHeight = 0;

  constructor(private readonly ratio: number, private readonly family: string) {
    this.sheet.width = SHEET;
    this.sheet.height = SHEET;
    this.pen = this.sheet.getContext('2d')!;
  }

  /** Width of a text in CSS pixels. */
  width(text: string, size: number, weight = 400): number {
    const key = `${weight} ${size} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.widths.size > MOST_WIDTHS) {
        this.widths.clear();
      }
      this.pen.font = `${weight} ${size}px ${this.family}`;
      width = this.pen.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }

  /** Writes a text whose middle lies at `y`. */
  write(
    g: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, ink: string,
    align: Align, weight = 400): void {
    if (text === '') {
      return;
    }
    const key = `${weight} ${size} ${ink} ${text}`;
    const picture = this.pictures.get(key);
    if (!picture) {
      this.wanted.set(key, { text, size, ink, weight });
      g.font = `${weight} ${size}px ${this.family}`;
      g.fillStyle = ink;
      g.textAlign = align;
      g.textBaseline = 'middle';
      g.fillText(text, x, y);
      return;
    }
    const shift = align === 'left' ? 0 : align === 'right' ? picture.width : picture.width / 2;
    const left = Math.round((x - shift - 1) * this.ratio) / this.ratio;
    const top = Math.round((y - picture.h / this.ratio / 2) * this.ratio) / this.ratio;
    g.drawImage(
      this.sheet, picture.x, picture.y, picture.w, picture.h,
      left, top, picture.w / this.ratio, picture.h / this.ratio);
  }

  /**
   * Makes the pictures that the last frame lacked, all at once: a sheet that is written and read in
   * turn is copied each time.
   */
  makeWanted(): void {
    for (const [key, { text, size, ink, weight }] of this.wanted) {
      this.paint(key, text, size, ink, weight);
    }
    this.wanted.clear();
  }

  private paint(key: string, text: string, size: number, ink: string, weight: number): void {
    const width = this.width(text, size, weight);
    const w = Math.ceil((width + 2) * this.ratio) + 1;
    const h = Math.ceil(size * 1.5 * this.ratio);
    if (w > SHEET || h > SHEET) {
      return;
    }
    if (this.x + w > SHEET) {
      this.x = 0;
      this.y += this.lineHeight;
      this.lineHeight = 0;
    }
    if (this.y + h > SHEET) {
      this.pictures.clear();
      this.pen.clearRect(0, 0, SHEET, SHEET);
      this.x = 0;
      this.y = 0;
      this.lineHeight = 0;
    }
    const { pen } = this;
    pen.font = `${weight} ${size * this.ratio}px ${this.family}`;
    pen.textBaseline = 'middle';
    pen.fillStyle = ink;
    pen.fillText(text, this.x + this.ratio, this.y + h / 2);
    this.pictures.set(key, { x: this.x, y: this.y, w, h, width });
    this.x += w + 1;
    this.lineHeight = Math.max(this.lineHeight, h + 1);
  }
}
