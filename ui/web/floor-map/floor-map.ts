import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { clock, running } from '../shared/format.js';
import { Air } from './air.js';
import { Feed } from './feed.js';
import type { LayerName } from './ramp.js';
import { band, legend, tabs, trail } from './legend.js';
import { Keys } from './keys.js';
import { FRAME_MS, mark, pastBand, type PastState } from './past.js';
import { Pointers } from './pointer.js';
import { Stage, type Place } from './stage.js';
import { styles } from './styles.js';
import { fill, textsFor, type Texts } from './texts.js';
import { spoken, tooltip, type CabinetDetail } from './tooltip.js';
import type { Crumb, Level } from './layout.js';

/** Without a frame for this long no value stands for the present: every cabinet turns to hatch. */
const EXPIRED_AFTER_MS = 30_000;
const DETAIL_AFTER_MS = 160;

/**
 * The live floor map. Events (all bubble, all composed): `cabinet-selected`, `place-changed`,
 * `past-changed`.
 */
export class FloorMap extends LitElement {
  static override styles = styles;
  static override properties = {
    layout: { type: String },
    stream: { type: String },
    detail: { type: String },
    air: { type: String },
    history: { type: String },
    past: { type: Number },
    lang: { type: String },
    texts: { attribute: false },
    layer: { type: String },
    kilowatts: { type: Boolean },
    place: { type: String },
    cabinet: { type: String },
    crumbs: { type: Boolean },
    hover: { state: true },
    said: { state: true },
    beat: { state: true },
    refusedWith: { state: true },
    pastState: { state: true },
  };

  /** Addresses of the layout document, the frames and a cabinet's details. */
  declare layout: string;
  declare stream: string;
  declare detail: string;
  /** Address of the air of a room. */
  declare air: string;
  /** Address of the frames of the past. */
  declare history: string;
  /** The instant shown, UTC milliseconds; 0 for the present. */
  declare past: number;
  declare lang: string;
  /** Texts that replace the built-in ones of the language. */
  declare texts: Partial<Texts> | undefined;
  declare layer: LayerName;
  declare kilowatts: boolean;
  /** Code of the park, building, floor, room or row shown; empty for the park. */
  declare place: string;
  /** Code of the selected cabinet; empty for none. */
  declare cabinet: string;
  /** Whether the map shows its own breadcrumbs. */
  declare crumbs: boolean;
  declare hover: { x: number; y: number; cabinet: number; detail?: CabinetDetail } | undefined;
  declare said: string;
  declare beat: number;
  declare refusedWith: number;
  declare pastState: PastState;

  private feed: Feed | undefined;
  private stage: Stage | undefined;
  private timer = 0;
  private detailTimer = 0;
  private wasOld: boolean | undefined;
  private keys: Keys | undefined;
  private readonly roomAir = new Air(
    (room) => this.atPast(`${this.air}?room=${encodeURIComponent(room)}`), (air) => this.stage?.setAir(air));
  private readonly sizes = new ResizeObserver(() => {
    this.stage?.resize();
    this.style.setProperty('--u', String(this.stage?.unit ?? 1));
    this.requestUpdate();
  });
  private readonly themes = new MutationObserver(() => this.stage?.retheme());

  constructor() {
    super();
    this.layout = 'live/layout';
    this.stream = 'live/park';
    this.detail = 'live/cabinet';
    this.air = 'live/air';
    this.history = 'live/past';
    this.past = 0;
    this.pastState = 'reading';
    this.lang = document.documentElement.lang || 'en';
    this.layer = 'temperature';
    this.kilowatts = false;
    this.place = '';
    this.cabinet = '';
    this.crumbs = false;
    this.said = '';
    this.beat = 0;
    this.refusedWith = 0;
  }

  /** Figures of painting and of the feed, for tests and measurements. */
  get stats(): { paints: number; paintMs: number; longestMs: number; frames: number; bytes: number } {
    return {
      ...(this.stage?.stats ?? { paints: 0, paintMs: 0, longestMs: 0 }),
      frames: this.feed?.frames ?? 0,
      bytes: this.feed?.bytes ?? 0,
    };
  }

  /** The raw values of a cabinet as the map has them, for tests. */
  reading(code: string): { temperature: number; power: number; time: number; mark: number } | undefined {
    const i = this.feed?.layout?.cabinet(code) ?? -1;
    const state = this.feed?.state;
    return i < 0 || !state
      ? undefined
      : { temperature: state.temperature[i]!, power: state.power[i]!, time: state.time[i]!, mark: state.mark[i]! };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'class', 'style'] });
    this.timer = window.setInterval(() => this.everyBeat(), 250);
    if (this.hasUpdated) {
      this.openFeed();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.themes.disconnect();
    window.clearInterval(this.timer);
    window.clearTimeout(this.detailTimer);
    this.feed?.stop();
    this.roomAir.look('');
  }

  protected override firstUpdated(): void {
    const [base, top] = [...this.renderRoot.querySelectorAll('canvas')] as HTMLCanvasElement[];
    this.stage = new Stage(this, base!, top!, this.options());
    this.keys = new Keys(this.stage, {
      words: () => this.words,
      say: (text) => (this.said = text),
      select: (cabinet) => this.select(cabinet),
      open: (cabinet) => this.open(cabinet),
      go: (place) => this.go(place),
      leaveCabinet: () => (this.cabinet = ''),
      choose: (layer) => this.choose(layer),
      moved: () => this.noticePlace(),
      travel: (frames) => this.travel((this.past || mark(this.feed!.serverNow())) + frames * FRAME_MS),
    });
    new Pointers(this.stage, {
      hover: (x, y, cabinet) => this.hoverOver(x, y, cabinet),
      leave: () => this.hoverOver(0, 0, -1),
      click: (x, y) => this.clicked(x, y),
      doubleClick: (x, y) => this.doubleClick(x, y),
      moved: () => this.noticePlace(),
    }).attach(top!);
    this.openFeed();
  }

  private openFeed(): void {
    this.sizes.observe(this.renderRoot.querySelector('.stage')!);
    this.feed = new Feed(this.layout, this.stream, this.history, {
      layoutChanged: (layout, state) => {
        this.refusedWith = 0;
        this.stage!.setData(layout, state);
        this.showLinked(false);
        if (this.past) {
          void this.showPast();
        }
      },
      frameTaken: () => {
        this.refusedWith = 0;
        this.everyBeat();
        this.stage!.dataChanged();
      },
      refused: (status) => (this.refusedWith = status),
    });
    void this.feed.start();
  }

  private get words(): Texts {
    return { ...textsFor(this.lang), ...this.texts };
  }

  private options() {
    return {
      layer: this.layer,
      kilowatts: this.kilowatts,
      texts: this.words,
      chinese: this.lang.toLowerCase().startsWith('zh'),
    };
  }

  protected override updated(changed: PropertyValues): void {
    if (['layer', 'kilowatts', 'lang', 'texts'].some((name) => changed.has(name))) {
      this.stage?.configure(this.options());
    }
    if (changed.has('past') && this.feed?.layout) {
      void this.showPast();
    }
    const linked = this.place + ' ' + this.cabinet;
    if (linked !== this.shown && this.stage?.view) {
      this.showLinked(true);
    }
  }

  /** Goes to an instant, 0 for the present, and says so. */
  private travel(at: number): void {
    this.past = at === 0 ? 0 : Math.min(mark(this.feed!.serverNow()), mark(at));
    this.tell('past-changed', { at: this.past });
  }

  private async showPast(): Promise<void> {
    const at = this.past;
    this.hover = undefined;
    this.roomAir.look('');
    this.pastState = 'reading';
    const shown = await this.feed!.show(at || undefined);
    if (this.past === at) {
      this.pastState = shown ? 'shown' : 'failed';
      this.said = at ? fill(this.words.pastAt, clock(at, this.feed?.layout?.doc.zone)) : this.words.live;
    }
  }

  /** An address, asking for the instant that is shown. */
  private atPast(address: string): string {
    return this.past ? `${address}&at=${this.past}` : address;
  }

  /** Shows what `place` and `cabinet` say, as far as this park has them. */
  private showLinked(move: boolean): void {
    const layout = this.feed?.layout;
    const stage = this.stage;
    if (!layout || !stage) {
      return;
    }
    this.shown = this.place + ' ' + this.cabinet;
    const cabinet = layout.cabinet(this.cabinet);
    const place = layout.place(this.place)
      ?? (cabinet >= 0 ? { kind: 'room' as Level, index: layout.roomOf[cabinet]! } : { kind: 'park' as Level, index: 0 });
    if (stage.selected !== cabinet) {
      stage.selected = cabinet;
      this.said = cabinet >= 0 && stage.view ? spoken(stage.view, cabinet) : '';
    }
    if (stage.place.kind !== place.kind || stage.place.index !== place.index) {
      stage.goTo(place, move);
    }
    stage.paint('top');
  }

  private everyBeat(): void {
    const feed = this.feed;
    if (!feed) {
      return;
    }
    const age = feed.ageMs();
    const expired = age === undefined || age > EXPIRED_AFTER_MS;
    this.stage?.tick(Math.floor(feed.now() / 1000), expired);
    this.roomAir.look(this.stage?.roomLookedAt() ?? '');
    const old = feed.isOld();
    if (old !== this.wasOld && (feed.frames > 0 || !old)) {
      this.wasOld = old;
      this.said = old
        ? fill(this.words.dataOld, running(age ?? 0, this.words.days))
        : fill(this.words.asOf, clock(feed.dataMillis ?? feed.now(), feed.layout?.doc.zone));
    }
    this.beat = Math.floor(feed.now() / 1000);
  }

  private tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  private hoverOver(x: number, y: number, cabinet: number): void {
    window.clearTimeout(this.detailTimer);
    if (cabinet < 0 || !this.stage?.cabinetsMeant()) {
      this.hover = undefined;
      return;
    }
    const same = this.hover?.cabinet === cabinet ? this.hover.detail : undefined;
    this.hover = { x, y, cabinet, ...(same ? { detail: same } : {}) };
    this.detailTimer = same ? 0 : window.setTimeout(() => void this.loadDetail(cabinet), DETAIL_AFTER_MS);
  }

  private async loadDetail(cabinet: number): Promise<void> {
    const code = this.feed?.layout?.doc.cabinets.code[cabinet];
    try {
      const answer = await fetch(
        this.atPast(`${this.detail}?code=${encodeURIComponent(code ?? '')}`), { credentials: 'same-origin' });
      if (answer.ok && this.hover?.cabinet === cabinet) {
        this.hover = { ...this.hover, detail: (await answer.json()) as CabinetDetail };
      }
    } catch {
      // The tooltip stands without the parts; the feed says when the connection is gone.
    }
  }

  private clicked(x: number, y: number): void {
    const stage = this.stage;
    if (!stage?.view) {
      return;
    }
    (this.renderRoot.querySelector('#top') as HTMLElement).focus({ preventScroll: true });
    const cabinet = stage.cabinetsMeant() ? stage.cabinetAt(x, y) : -1;
    if (cabinet >= 0) {
      this.select(cabinet);
      return;
    }
    const place = stage.placeAt(x, y);
    if (place && !(place.kind === stage.place.kind && place.index === stage.place.index)) {
      this.go(place);
    }
  }

  private doubleClick(x: number, y: number): void {
    const cabinet = this.stage?.cabinetsMeant() ? this.stage.cabinetAt(x, y) : -1;
    if (cabinet >= 0) {
      this.open(cabinet);
    }
  }

  /** Selects a cabinet, -1 for none, and says so. */
  private select(cabinet: number): void {
    const stage = this.stage!;
    const layout = this.feed!.layout!;
    stage.selected = cabinet;
    stage.focusedRoom = -1;
    this.cabinet = cabinet < 0 ? '' : layout.doc.cabinets.code[cabinet]!;
    this.said = cabinet < 0 || !stage.view ? '' : spoken(stage.view, cabinet);
    if (cabinet >= 0) {
      this.tell('cabinet-selected', { cabinet: this.cabinet });
    }
    this.shown = this.place + ' ' + this.cabinet;
    this.noticePlace();
    stage.paint('top');
  }

  private open(cabinet: number): void {
    this.select(cabinet);
    this.stage!.goTo({ kind: 'cabinet', index: cabinet }, true);
    this.announcePlace();
  }

  /** Zooms to a place and says so. */
  private go(place: Place): void {
    const stage = this.stage!;
    const layout = this.feed!.layout!;
    stage.goTo(place, true);
    stage.focusedRoom = -1;
    if (place.kind === 'park' || place.kind === 'building' || place.kind === 'floor') {
      stage.selected = -1;
      this.cabinet = '';
    }
    const { en, zh } = layout.named(place.kind, place.index);
    this.said = this.options().chinese ? zh : en;
    this.announcePlace();
  }

  /** After the user moved the map by hand: the room in the middle becomes the place. */
  private noticePlace(): void {
    const stage = this.stage;
    const layout = this.feed?.layout;
    if (!stage?.view || !layout) {
      return;
    }
    stage.place = stage.placeAfterMove();
    this.announcePlace();
  }

  private announcePlace(): void {
    const layout = this.feed!.layout!;
    const { kind, index } = this.stage!.place;
    const path = layout.path(kind, index);
    const shown = path[path.length - (kind === 'cabinet' ? 3 : 1)]!;
    const place = kind === 'park' ? '' : shown.code;
    if (this.place !== place || this.announced !== kind + this.cabinet) {
      this.announced = kind + this.cabinet;
      this.place = place;
      this.shown = place + ' ' + this.cabinet;
      this.tell('place-changed', { place, cabinet: this.cabinet });
    }
  }

  private announced = 'park';
  /** The place and cabinet that the page and the map agree on. */
  private shown = ' ';

  private choose(layer: LayerName): void {
    if (layer === 'power' && this.layer === 'power') {
      this.kilowatts = !this.kilowatts;
    }
    this.layer = layer;
  }

  private path(): Crumb[] {
    return this.feed!.layout!.path(this.stage!.place.kind, this.stage!.place.index);
  }

  private follow(crumb: Crumb): void {
    this.go(this.feed!.layout!.place(crumb.code) ?? { kind: 'park', index: 0 });
  }

  protected override render() {
    const texts = this.words;
    const feed = this.feed;
    const old = feed === undefined || feed.isOld();
    const view = this.stage?.view;
    const unit = this.stage?.unit ?? 1;
    const age = feed?.ageMs();
    const short = this.clientWidth < 860;
    return html`
      ${old && feed && (feed.frames > 0 || this.refusedWith)
        ? band(texts, age, feed.now(), feed.layout?.doc.zone, this.refusedWith) : nothing}
      ${this.crumbs && view ? trail(this.path(), this.options().chinese, texts, (crumb) => this.follow(crumb)) : nothing}
      ${this.past && feed
        ? pastBand({
          at: this.past, now: feed.serverNow(), zone: feed.layout?.doc.zone ?? 'UTC',
          state: this.pastState, texts, go: (at) => this.travel(at),
        }) : nothing}
      <div class="head">
        ${tabs(this.layer, texts, short, this.kilowatts, (layer) => this.choose(layer))}
        ${this.past ? nothing : html`<div class="tabs"><button
          @click=${() => this.travel(mark(feed?.serverNow() ?? Date.now()))}>${texts.past}…</button></div>`}
        <span class="space"></span>
        ${this.stage ? legend(this.layer, this.stage.colours, texts, unit,
          { millis: feed?.dataMillis, ageMs: age, zone: feed?.layout?.doc.zone ?? 'UTC' }) : nothing}
      </div>
      <div class="stage">
        <canvas id="base" class=${old && (feed?.frames ?? 0) > 0 ? 'old' : ''} aria-hidden="true"></canvas>
        <canvas id="top" tabindex="0" role="application" aria-roledescription="map"
          aria-label=${texts.map} aria-describedby="keys" @keydown=${(e: KeyboardEvent) => this.keys?.press(e)}></canvas>
        ${this.hover && view ? tooltip(view, this.hover.cabinet, this.hover.detail, this.hover.x, this.hover.y) : nothing}
      </div>
      <div class="sr" id="keys">${texts.keys}</div>
      <div class="sr" role="status" aria-live="polite">${this.said}</div>`;
  }
}

if (!customElements.get('pw-floor-map')) {
  customElements.define('pw-floor-map', FloorMap);
}
