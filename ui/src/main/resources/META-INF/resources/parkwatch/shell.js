// The house's own small elements and keys. No framework, no build: served as it is.
// Running times and ages are written as Figures.java writes them.

const zh = () => document.documentElement.lang.startsWith('zh');
const two = (n) => String(n).padStart(2, '0');
const DAY = 86400;
const DATA_OLD_SECONDS = 5;

// Server time less browser time, from the newest clock the server sent.
let skewMillis = 0;
const serverNow = () => Date.now() + skewMillis;

function running(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(s / 3600);
  if (s < DAY) return `${two(hours)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  const rest = `${two(hours % 24)}:${two(Math.floor(s / 60) % 60)}`;
  return `${Math.floor(s / DAY)} ${zh() ? '天' : 'd'} ${rest}`;
}

function age(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} ${zh() ? '秒' : 's'}`;
  if (s < 3600) return `${Math.floor(s / 60)} ${zh() ? '分' : 'min'}`;
  if (s < DAY) return `${Math.floor(s / 3600)} ${zh() ? '小时' : 'h'}`;
  return `${Math.floor(s / DAY)} ${zh() ? '天' : 'd'}`;
}

function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

const ticking = new Set();

class Ticking extends HTMLElement {
  connectedCallback() {
    ticking.add(this);
    this.tick();
  }

  disconnectedCallback() {
    ticking.delete(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.tick();
  }

  millis(name) {
    return Number(this.getAttribute(name) ?? NaN);
  }
}

setInterval(() => ticking.forEach((element) => element.tick()), 1000);

// <pw-run since="epoch millis"> time since then; <pw-run since until> between two.
class Run extends Ticking {
  static observedAttributes = ['since', 'until'];

  tick() {
    const until = this.getAttribute('until') ? this.millis('until') : serverNow();
    text(this, running((until - this.millis('since')) / 1000));
  }
}

// <pw-age at="epoch millis">
class Age extends Ticking {
  static observedAttributes = ['at'];

  tick() {
    text(this, age((serverNow() - this.millis('at')) / 1000));
  }
}

// <pw-clock now="server epoch millis" data="watermark" zone live="live" old="data {0} old">
// The clock runs on by itself; when the data stay behind, the whole header says so.
class Clock extends Ticking {
  static observedAttributes = ['now', 'data'];

  attributeChangedCallback(name) {
    if (name === 'now') skewMillis = this.millis('now') - Date.now();
    super.attributeChangedCallback();
  }

  connectedCallback() {
    this.innerHTML = '<span class="pw-live"></span><b></b><span class="pw-date"></span>';
    const zone = this.getAttribute('zone') ?? undefined;
    this.format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.documentElement.removeAttribute('data-old');
  }

  tick() {
    const [date, time] = this.format.format(serverNow()).split(' ');
    text(this.querySelector('b'), time);
    text(this.querySelector('.pw-date'), date);
    const data = this.millis('data');
    if (Number.isNaN(data)) return;
    const seconds = (serverNow() - data) / 1000;
    const old = data === 0 || seconds > DATA_OLD_SECONDS;
    document.documentElement.toggleAttribute('data-old', old);
    let words = this.getAttribute('live');
    if (old) {
      words =
        data === 0
          ? this.getAttribute('none')
          : this.getAttribute('old').replace('{0}', running(seconds));
    }
    text(this.querySelector('.pw-live'), words);
  }
}

const SHAPE = {
  1: ['<rect x="1.5" y="1.5" width="17" height="17" rx="1.5"', 14.6, 13],
  2: ['<path d="M10 .8 19.6 18.6H.4Z"', 16.3, 10.5],
  3: ['<path d="M10 0 20 10 10 20 0 10Z"', 14.4, 12],
  4: ['<circle cx="10" cy="10" r="9"', 14.5, 13],
};
const OUTLINE = {
  1: '<rect x="2" y="2" width="16" height="16" rx="1.5"',
  2: '<path d="M10 2.2 18.4 17.7H1.6Z"',
  3: '<path d="M10 1.3 18.7 10 10 18.7 1.3 10Z"',
  4: '<circle cx="10" cy="10" r="8.2"',
};

// <pw-sev level="1..4" state="new|ack|returned" size label>: shape, number and colour together.
// Filled: nobody has it. Outline: somebody has it. Half filled, number struck: went by itself.
class Severity extends HTMLElement {
  static observedAttributes = ['level', 'state', 'label', 'size'];

  connectedCallback() {
    this.paint();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.paint();
  }

  paint() {
    const level = this.getAttribute('level');
    if (!SHAPE[level]) return;
    const state = this.getAttribute('state') ?? 'new';
    const size = this.getAttribute('size') ?? 17;
    const colour = `var(--pw-sev${level})`;
    const filled = state !== 'ack';
    const [shape, y, font] = SHAPE[level];
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.getAttribute('label') ?? String(level));
    this.innerHTML =
      `<svg width="${size}" height="${size}" viewBox="0 0 20 20" aria-hidden="true">` +
      `${filled ? shape : OUTLINE[level]} fill="${filled ? colour : `var(--pw-sev${level}-bg)`}" ` +
      `stroke="${colour}" stroke-width="${filled ? 0 : 1.8}" stroke-linejoin="round" ` +
      `fill-opacity="${state === 'returned' ? 0.5 : 1}"/>` +
      `<text x="10" y="${y}" text-anchor="middle" font-size="${font}" font-weight="700" ` +
      `fill="${state === 'new' ? 'var(--pw-on-colour)' : state === 'ack' ? colour : 'var(--pw-text-hi)'}">` +
      `${level}</text>` +
      (state === 'returned'
        ? '<path d="M5 10h10" stroke="var(--pw-text-hi)" stroke-width="1.4"/>'
        : '') +
      '</svg>';
  }
}

customElements.define('pw-run', Run);
customElements.define('pw-age', Age);
customElements.define('pw-clock', Clock);
customElements.define('pw-sev', Severity);

// One key, one thing: an element with data-key="a" is pressed, or focused if it takes text.
function typing(target) {
  return target.closest?.('input, textarea, [contenteditable], vaadin-text-field, vaadin-combo-box');
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (typing(event.composedPath()[0])) return;
  if (document.querySelector('vaadin-confirm-dialog[opened]')) return;
  const key = CSS.escape(event.key.toLowerCase());
  const wanted = [...document.querySelectorAll(`[data-key="${key}"]`)].find(
    (element) => element.checkVisibility() && !element.disabled,
  );
  if (!wanted) return;
  event.preventDefault();
  if (wanted.dataset.keyFocus !== undefined) wanted.focus();
  else wanted.click();
});

// Plain forms carry the request token that Spring Security put into the page.
document.addEventListener('submit', (event) => {
  const form = event.target;
  const name = document.querySelector('meta[name="_csrf_parameter"]')?.content;
  const token = document.querySelector('meta[name="_csrf"]')?.content;
  if (!name || !token || form.elements[name]) return;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = name;
  field.value = token;
  form.append(field);
});

// A phone that opens the start page goes to the page for phones, unless its owner said otherwise.
const base = new URL(document.baseURI).pathname;
if (
  location.pathname === base &&
  matchMedia('(max-width: 600px)').matches &&
  !sessionStorage.getItem('pw-desk')
) {
  location.replace(`${base}m`);
}
