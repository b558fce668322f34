import uPlot from 'uplot';
import { number } from '../shared/format.js';
import type { Chart } from './data.js';

/** Colours from the tokens of the page. */
export type Token = (name: string) => string;

const STROKES: { token: string; dash: number[]; width: number }[] = [
  { token: '--pw-text-hi', dash: [], width: 1.7 },
  { token: '--pw-text-2', dash: [5, 3], width: 1.4 },
  { token: '--pw-conductor', dash: [2, 2], width: 1.4 },
];

/** Columns for uPlot on one time axis: mean of each line, then the pairs of greatest and least. */
function columns(chart: Chart): uPlot.AlignedData {
  const tables: uPlot.AlignedData[] = chart.lines.map((line) => [
    line.times.map((t) => t / 1000), line.mean, line.max, line.min,
  ]);
  if (tables.length === 1) {
    return tables[0]!;
  }
  return uPlot.join(tables, tables.map((t) => t.map(() => 2)));
}

/** A value between two gaps makes no line: it is drawn as a point. */
function alone(u: uPlot, series: number): number[] {
  const values = u.data[series] ?? [];
  const there = (i: number) => values[i] !== null && values[i] !== undefined;
  return Array.from(values, (_, i) => i).filter((i) => there(i) && !there(i - 1) && !there(i + 1));
}

function timeLabels(zone: string | undefined): uPlot.Axis.DynamicValues {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', {
      hourCycle: 'h23', ...options, ...(zone ? { timeZone: zone } : {}) });
  const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const minutes = format({ hour: '2-digit', minute: '2-digit' });
  const parts = format({ month: '2-digit', day: '2-digit' });
  const day = (t: number) => {
    const p = parts.formatToParts(t);
    const of = (type: string) => p.find((x) => x.type === type)?.value ?? '';
    return `${of('month')}-${of('day')}`;
  };
  return (_u, splits, _axis, _space, increment) =>
    splits.map((s) => {
      const t = s * 1000;
      const time = (increment < 60 ? seconds : minutes).format(t);
      return increment >= 86_400 || time === '00:00' ? day(t) : time;
    });
}

/** Draws the limits: grey while kept, yellow once something on the screen passed them. */
function limitHook(chart: Chart, unit: number, token: Token, label: (value: string) => string) {
  return (u: uPlot) => {
    const limits = new Map<number, { unit: string; decimals: number; passed: boolean }>();
    for (const line of chart.lines) {
      if (line.limit !== undefined) {
        const passed = line.max.some((v) => v !== null && v > line.limit!);
        const known = limits.get(line.limit);
        limits.set(line.limit, {
          unit: line.unit, decimals: line.decimals, passed: passed || known?.passed === true });
      }
    }
    const g = u.ctx;
    const ratio = devicePixelRatio * unit;
    limits.forEach((limit, value) => {
      const y = u.valToPos(value, 'y', true);
      g.save();
      g.strokeStyle = token(limit.passed ? '--pw-sev3' : '--pw-text-3');
      g.fillStyle = token(limit.passed ? '--pw-sev3' : '--pw-text-2');
      g.lineWidth = 1.2 * ratio;
      g.setLineDash([4 * ratio, 3 * ratio]);
      g.beginPath();
      g.moveTo(u.bbox.left, y);
      g.lineTo(u.bbox.left + u.bbox.width, y);
      g.stroke();
      g.font = `${11 * ratio}px ${token('--pw-font')}`;
      g.textAlign = 'left';
      g.textBaseline = 'bottom';
      g.fillText(label(`${number(value, limit.decimals)} ${limit.unit}`), u.bbox.left + 4 * ratio, y - 2 * ratio);
      g.restore();
    });
  };
}

/** Makes the chart, with letters and lines of so many units; a drag zooms to what was marked. */
export function plot(
  chart: Chart, host: HTMLElement, width: number, height: number, unit: number, token: Token,
  limitLabel: (value: string) => string, zoomed: (from: number, to: number) => void): uPlot {
  const axis: uPlot.Axis = {
    stroke: token('--pw-text-3'),
    font: `${11 * unit}px ${token('--pw-font')}`,
    grid: { stroke: token('--pw-line'), width: unit },
    ticks: { stroke: token('--pw-line-2'), width: unit, size: 4 * unit },
    gap: 5 * unit,
  };
  const series: uPlot.Series[] = [{}];
  const bands: uPlot.Band[] = [];
  chart.lines.forEach((line, i) => {
    const stroke = STROKES[i % STROKES.length]!;
    const base = series.length;
    const colour = token(stroke.token);
    const hidden = { stroke: 'transparent', width: 0, points: { show: false } };
    series.push(
      {
        label: line.name, stroke: colour, width: stroke.width * unit,
        dash: stroke.dash.map((length) => length * unit),
        points: { show: true, size: 5 * unit, fill: colour, filter: alone },
      },
      { ...hidden }, { ...hidden });
    bands.push({ series: [base + 1, base + 2], fill: colour + '2e' });
  });
  const limits = chart.lines.flatMap((line) => (line.limit === undefined ? [] : [line.limit]));
  const decimals = Math.min(...chart.lines.map((line) => line.decimals), 2);
  const options: uPlot.Options = {
    width,
    height,
    legend: { show: false },
    padding: [8 * unit, 20 * unit, 0, 0],
    cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 6 * unit } },
    scales: {
      x: { time: true, range: [chart.from / 1000, chart.to / 1000] },
      y: {
        range: (_u, low, high) => {
          const all = [low, high, ...limits].filter((v) => v !== null && Number.isFinite(v));
          const a = Math.min(...all);
          const b = Math.max(...all);
          const pad = (b - a || Math.abs(b) || 1) * 0.12;
          return all.length === 0 ? [0, 1] : [a - pad, b + pad];
        },
      },
    },
    axes: [
      { ...axis, values: timeLabels(chart.zone), space: 64 * unit, size: 28 * unit },
      {
        ...axis,
        size: 44 * unit,
        space: 28 * unit,
        values: (_u, splits, _a, _s, increment) =>
          splits.map((v) => number(v, increment >= 1 ? 0 : Math.min(2, Math.max(decimals, increment >= 0.1 ? 1 : 2)))),
      },
    ],
    series,
    bands,
    hooks: {
      draw: [limitHook(chart, unit, token, limitLabel)],
      setSelect: [
        (u) => {
          if (u.select.width > 8 * unit) {
            zoomed(
              Math.round(u.posToVal(u.select.left, 'x') * 1000),
              Math.round(u.posToVal(u.select.left + u.select.width, 'x') * 1000));
          }
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
    ...(chart.zone ? { tzDate: (s: number) => uPlot.tzDate(new Date(s * 1000), chart.zone!) } : {}),
  };
  return new uPlot(options, columns(chart), host);
}
