/** Puts a generated park behind fetch and WebSocket, so that the page needs no server. */
import { layoutDoc, Scene } from './park.js';

const ask = new URLSearchParams(location.search);
const small = ask.get('park') === 'small';
const doc = small ? layoutDoc(1, 1, 1) : layoutDoc(3, 4, 5);
const scene = new Scene(doc);
const silentAfter = Number(ask.get('silentAfter') ?? 0);

window.fetch = (input) => {
  const url = String(input);
  const body = url.includes('layout') ? doc
    : url.includes('trend') ? trend(new URL(url, location.href))
      : { code: 'x', feeds: [{ side: 'A', kw: 2.1, why: null }, { side: 'B', kw: null, why: 'no answer' }] };
  return Promise.resolve(new Response(JSON.stringify(body)));
};

function trend(url: URL) {
  const from = Number(url.searchParams.get('from'));
  const to = Number(url.searchParams.get('to'));
  const n = 288;
  const width = (to - from) / n;
  const at = (i: number) => 24.6 + 1.2 * Math.sin(i / 40) + (i > 210 ? 2.6 : 0) + Math.sin(i * 12.9898) * 0.2;
  const gap = (i: number) => i > 120 && i < 140;
  const column = (shift: number) => Array.from({ length: n }, (_, i) => (gap(i) ? null : at(i) + shift));
  return {
    point: 7, name: 'inlet.temperature', en: 'inlet temperature', zh: '进风温度', unit: '°C', decimals: 1,
    device: 'FZ-B2-3F-R305-G13-PDU-A', fromMillis: from, widthMillis: width, asOfMillis: to,
    count: Array.from({ length: n }, (_, i) => (gap(i) ? 0 : 30)),
    min: column(-0.4), max: column(0.4), mean: column(0),
  };
}

class FakeSocket extends EventTarget {
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((e: { data: ArrayBuffer }) => void) | null = null;
  onclose: (() => void) | null = null;
  private timer = 0;

  constructor() {
    super();
    setTimeout(() => {
      this.onopen?.();
      this.send();
      this.timer = window.setInterval(() => {
        scene.sequence++;
        if (!silentAfter || scene.sequence < silentAfter) {
          this.onmessage?.({ data: scene.frame(false) });
        }
      }, 1000);
    }, 5);
  }

  send(): void {
    this.onmessage?.({ data: scene.frame(true) });
  }

  close(): void {
    window.clearInterval(this.timer);
  }
}

(window as unknown as { WebSocket: unknown }).WebSocket = FakeSocket;
document.documentElement.lang = ask.get('lang') ?? 'en';
if (ask.get('theme')) {
  document.documentElement.setAttribute('theme', ask.get('theme')!);
}
const script = document.createElement('script');
script.type = 'module';
script.src = '../../src/main/resources/META-INF/resources/parkwatch/' + (ask.get('module') ?? 'floor-map') + '.js';
document.head.append(script);
const element = document.createElement(ask.get('module') === 'trend' ? 'pw-trend' : 'pw-floor-map');
for (const [name, value] of ask) {
  if (['place', 'cabinet', 'layer', 'lang', 'crumbs', 'from', 'to', 'points', 'limit', 'label'].includes(name)) {
    element.setAttribute(name, value);
  }
}
document.body.append(element);
