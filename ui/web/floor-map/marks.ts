import type { Mark } from './frame.js';
import type { Palette } from './ramp.js';

/**
 * Draws the mark of an alarm: square, triangle, diamond, circle for levels 1 to 4, always with the
 * number. Filled: nobody has it. Outline: somebody has it. Half filled with a struck number: it
 * cleared before anybody took it.
 *
 * @param x upper left corner, `size` its width and height in pixels
 */
export function drawMark(
  g: CanvasRenderingContext2D,
  palette: Palette,
  mark: Mark,
  x: number,
  y: number,
  size: number,
  font: string): void {
  const colour = palette.severity(mark.level);
  const taken = mark.state === 'taken';
  g.save();
  g.translate(x, y);
  g.scale(size / 20, size / 20);
  outline(g, mark.level, taken ? 1.2 : 0);
  g.globalAlpha = 1;
  g.fillStyle = taken ? palette.severityGround(mark.level) : colour;
  if (mark.state === 'returned') {
    g.fillStyle = palette.severityGround(mark.level);
    g.fill();
    g.globalAlpha = 0.5;
    g.fillStyle = colour;
  }
  g.fill();
  g.globalAlpha = 1;
  if (taken) {
    g.lineWidth = 1.9;
    g.lineJoin = 'round';
    g.strokeStyle = colour;
    g.stroke();
  }
  g.fillStyle = taken ? colour : palette.of(mark.state === 'new' ? '--pw-on-colour' : '--pw-text-hi');
  g.font = `700 ${mark.level === 2 ? 10.5 : 12.5}px ${font}`;
  g.textAlign = 'center';
  g.textBaseline = 'alphabetic';
  g.fillText(String(mark.level), 10, mark.level === 2 ? 16.2 : 14.5);
  if (mark.state === 'returned') {
    g.fillRect(4, 9.4, 12, 1.4);
  }
  g.restore();
}

function outline(g: CanvasRenderingContext2D, level: number, inset: number): void {
  const a = inset;
  const b = 20 - inset;
  g.beginPath();
  switch (level) {
    case 1:
      g.rect(1 + a, 1 + a, 18 - 2 * a, 18 - 2 * a);
      break;
    case 2:
      g.moveTo(10, 0.6 + a);
      g.lineTo(b, 18.8 - a * 0.8);
      g.lineTo(a, 18.8 - a * 0.8);
      g.closePath();
      break;
    case 3:
      g.moveTo(10, a);
      g.lineTo(b, 10);
      g.lineTo(10, b);
      g.lineTo(a, 10);
      g.closePath();
      break;
    default:
      g.arc(10, 10, 9.2 - a, 0, Math.PI * 2);
  }
}

/** The dot beside a taken mark that says: another one waits. */
export function drawMoreNew(
  g: CanvasRenderingContext2D, palette: Palette, x: number, y: number, size: number): void {
  g.fillStyle = palette.of('--pw-text-hi');
  g.beginPath();
  g.arc(x + size, y + 2, size * 0.16, 0, Math.PI * 2);
  g.fill();
}
