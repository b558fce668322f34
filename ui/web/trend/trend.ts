import { css, html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import type uPlot from 'uplot';
import uplotCss from 'uplot/dist/uPlot.min.css';
import { clock, number } from '../shared/format.js';
import { extremes, given, load, TrendError, type Chart, type GivenChart, type Line } from './data.js';
import { plot } from './plot.js';
import { trendTexts } from './texts.js';

const REFRESH_MS = 30_000;
const DAY_HOURS = 24;

/**
 * Points over time: mean as a line, least to greatest as a band, gaps left open. Either fetches the
 * `points` itself and follows the present, or draws the `chart` that the page hands over.
 */
export class Trend extends LitElement {
  static override styles = [
    unsafeCSS(uplotCss),
    css`
      :host { display: block; position: relative; min-height: 120px; color: var(--pw-text);
        font-family: var(--pw-font); font-size: 12px; font-variant-numeric: tabular-nums; }
      :host([hidden]) { display: none; }
      .head { display: flex; gap: 12px; align-items: baseline; height: 22px; white-space: nowrap; overflow: hidden; }
      .head b { font-weight: 400; color: var(--pw-text-2); }
      .head b i { display: inline-block; width: 16px; margin-right: 5px; vertical-align: 3px; border-top: 2px solid; }
      .head b:nth-of-type(2) i { border-top-style: dashed; }
      .head b:nth-of-type(3) i { border-top-style: dotted; }
      .head span { color: var(--pw-text-hi); font-size: 13px; }
      .head small { margin-left: auto; color: var(--pw-text-3); font-size: 11px; }
      .plot { position: absolute; left: 0; right: 0; top: 24px; bottom: 0; outline: none; }
      .fit { position: absolute; inset: 0; }
      .plot:focus-visible { outline: 2px solid var(--pw-accent); outline-offset: 1px; }
      .none { position: absolute; inset: 30px 8px 8px; display: flex; align-items: center; justify-content: center;
        background: repeating-linear-gradient(135deg, var(--pw-stale-a) 0 4px, var(--pw-stale-b) 4px 6px); }
      .none span { background: var(--pw-stale-a); color: var(--pw-stale-text); padding: 2px 10px; }
      .read { position: absolute; top: 26px; right: 10px; color: var(--pw-text-hi); background: var(--pw-surface-2);
        padding: 1px 8px; border: 1px solid var(--pw-line-2); pointer-events: none; }
      .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .u-select { background: var(--pw-accent); opacity: 0.18; }
      .u-cursor-x, .u-cursor-y { border-color: var(--pw-text-3) !important; }
      .u-cursor-y { display: none; }
    `,
  ];
  static override properties = {
    src: { type: String },
    points: { type: String },
    names: { attribute: false },
    limit: { type: Number },
    hours: { type: Number },
    zone: { type: String },
    lang: { type: String },
    chart: { attribute: false },
    shown: { state: true },
    failure: { state: true },
    reading: { state: true },
  };

  /** Address of the trend route. */
  declare src: string;
  /** Ids of points, separated by commas. */
  declare points: string;
  declare names: string[];
  declare limit: number | undefined;
  /** How far back the chart reaches when nobody zoomed. */
  declare hours: number;
  declare zone: string;
  declare lang: string;
  declare chart: GivenChart | undefined;
  declare shown: Chart | undefined;
  declare failure: string;
  declare reading: string;
  private zoom: { from: number; to: number } | undefined;
  private drawing: uPlot | undefined;
  private timer = 0;
  private asked = 0;
  private readonly sizes = new ResizeObserver(() => this.draw());
  private readonly themes = new MutationObserver(() => this.draw());

  constructor() {
    super();
    this.src = 'live/trend';
    this.points = '';
    this.names = [];
    this.hours = DAY_HOURS;
    this.zone = '';
    this.lang = document.documentElement.lang || 'en';
    this.failure = '';
    this.reading = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'class'] });
    this.timer = window.setInterval(() => {
      if (!this.zoom && this.points) {
        void this.fetch();
      }
    }, REFRESH_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.themes.disconnect();
    window.clearInterval(this.timer);
    this.drawing?.destroy();
    this.drawing = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('chart') && this.chart) {
      this.zoom = undefined;
      this.shown = given(this.chart);
    } else if (['points', 'hours', 'limit', 'lang', 'src'].some((name) => changed.has(name)) && this.points) {
      void this.fetch();
    }
    if (changed.has('shown')) {
      this.draw();
    }
  }

  private async fetch(): Promise<void> {
    const own = ++this.asked;
    const to = this.zoom?.to ?? Date.now();
    const from = this.zoom?.from ?? to - this.hours * 3_600_000;
    const buckets = Math.min(1000, Math.max(60, Math.round(this.clientWidth / 1.5)), to - from);
    try {
      const chart = await load(
        this.src, this.points.split(',').map((p) => p.trim()), this.names, this.limit,
        this.lang.startsWith('zh'), from, to, buckets);
      if (own === this.asked) {
        this.failure = '';
        this.shown = { ...chart, zone: this.zone || undefined };
      }
    } catch (e) {
      if (own === this.asked) {
        this.failure = e instanceof TrendError ? e.message : 'network';
      }
    }
  }

  private draw(): void {
    const host = this.renderRoot.querySelector('.fit') as HTMLElement | null;
    this.drawing?.destroy();
    this.drawing = undefined;
    const chart = this.shown;
    if (!host || !chart || chart.lines.length === 0 || host.clientWidth < 40) {
      return;
    }
    const style = getComputedStyle(this);
    const texts = trendTexts(this.lang);
    // The desk zooms itself on large screens: the chart is drawn in the screen's own pixels.
    const unit = this.currentCSSZoom ?? 1;
    host.style.zoom = String(1 / unit);
    this.drawing = plot(
      chart, host, host.clientWidth, Math.max(60 * unit, host.clientHeight), unit,
      (name) => style.getPropertyValue(name).trim() || '#808080',
      (value) => texts.limit.replace('{0}', value),
      (from, to) => this.zoomTo({ from, to }));
  }

  private zoomTo(zoom: { from: number; to: number } | undefined): void {
    this.zoom = zoom;
    if (this.points) {
      void this.fetch();
    } else if (this.chart) {
      this.shown = { ...given(this.chart), ...(zoom ?? {}) };
    }
  }

  private key(e: KeyboardEvent): void {
    const line = this.shown?.lines[0];
    if (e.key === 'Escape' && this.zoom) {
      this.zoomTo(undefined);
      e.stopPropagation();
      return;
    }
    const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
    if (!this.drawing || !line || step === 0) {
      return;
    }
    e.preventDefault();
    const last = line.times.length - 1;
    const now = this.drawing.cursor.idx ?? (step > 0 ? -1 : last + 1);
    const to = Math.min(last, Math.max(0, now + step * (e.shiftKey ? 12 : 1)));
    this.drawing.setCursor({ left: this.drawing.valToPos(line.times[to]! / 1000, 'x'), top: 20 });
    this.read(to);
  }

  private read(i: number | null | undefined): void {
    const chart = this.shown;
    const time = i === null || i === undefined ? undefined : chart?.lines[0]?.times[i];
    this.reading = time === undefined
      ? ''
      : `${clock(time, chart!.zone)} · ` + chart!.lines.map((line) => this.value(line, line.mean[i!])).join(' · ');
  }

  private value(line: Line, value: number | null | undefined): string {
    return value === null || value === undefined
      ? trendTexts(this.lang).empty
      : `${number(value, line.decimals)} ${line.unit}`;
  }

  /** The chart in words. */
  private summary(): string {
    const texts = trendTexts(this.lang);
    const say = (text: string, value: string) => text.replace('{0}', value);
    return (this.shown?.lines ?? []).map((line) => {
      const e = extremes(line);
      if (!e) {
        return `${line.name}: ${texts.empty}`;
      }
      const parts = [
        say(texts.lowest, this.value(line, e.low)),
        `${say(texts.highest, this.value(line, e.high))} (${clock(e.highAt, this.shown!.zone)})`,
        say(texts.last, this.value(line, e.last)),
      ];
      if (line.limit !== undefined) {
        parts.push(`${say(texts.limit, this.value(line, line.limit))} ${e.high > line.limit ? texts.passed : texts.kept}`);
      }
      if (e.gaps > 0) {
        parts.push(say(texts.gaps, String(e.gaps)));
      }
      return `${line.name}: ${parts.join(', ')}`;
    }).join('. ');
  }

  protected override render() {
    const texts = trendTexts(this.lang);
    const chart = this.shown;
    const empty = chart !== undefined && chart.lines.every((line) => extremes(line) === undefined);
    return html`
      <div class="head">${(chart?.lines ?? []).map((line) => html`
        <b><i></i>${line.name}</b><span>${this.value(line, extremes(line)?.last)}</span>`)}
        ${chart?.asOf ? html`<small>${texts.asOf.replace('{0}', clock(chart.asOf, chart.zone))}</small>` : nothing}</div>
      <div class="plot" tabindex="0" role="img" aria-label="${texts.chart}. ${this.summary()}. ${texts.hint}"
        @keydown=${this.key} @dblclick=${() => this.zoomTo(undefined)}
        @pointermove=${() => this.read(this.drawing?.cursor.idx)} @pointerleave=${() => this.read(null)}
        ><div class="fit"></div></div>
      ${this.reading ? html`<div class="read">${this.reading}</div>` : nothing}
      ${this.failure || empty ? html`<div class="none"><span>${this.failure
        ? texts.failed.replace('{0}', this.failure) : texts.empty}</span></div>` : nothing}
      <div class="sr" aria-live="polite">${this.reading}</div>`;
  }
}

if (!customElements.get('pw-trend')) {
  customElements.define('pw-trend', Trend);
}
