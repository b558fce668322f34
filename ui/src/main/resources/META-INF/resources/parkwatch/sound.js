// <pw-sound on off blocked ring="count sound">: the sound of a control room, and the button that
// mutes it. Each change of ring plays once. Hertz and seconds of each tone:
const TONES = {
  urgent: [[880, 0.16], [660, 0.16], [880, 0.16], [660, 0.16], [880, 0.16]],
  important: [[740, 0.2], [587, 0.2], [740, 0.2]],
  general: [[587, 0.25]],
};
const GAP = 0.05;
const LOUDNESS = 0.25;
const KEY = 'pw-sound';

class Sound extends HTMLElement {
  static observedAttributes = ['ring'];

  connectedCallback() {
    if (!this.button) {
      this.button = document.createElement('button');
      this.button.type = 'button';
      this.button.className = 'pw-chip';
      this.button.addEventListener('click', () => {
        if (!this.muted()) localStorage.setItem(KEY, 'off');
        else localStorage.removeItem(KEY);
        this.paint();
      });
      this.append(this.button);
    }
    this.waking = () => setTimeout(() => this.paint());
    for (const event of ['pointerup', 'keyup']) window.addEventListener(event, this.waking);
    this.paint();
  }

  disconnectedCallback() {
    for (const event of ['pointerup', 'keyup']) window.removeEventListener(event, this.waking);
    this.audio?.close();
    this.audio = undefined;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.play(this.getAttribute('ring')?.split(' ')[1]);
  }

  muted() {
    return localStorage.getItem(KEY) === 'off';
  }

  allowed() {
    return navigator.userActivation?.hasBeenActive ?? true;
  }

  paint() {
    const word = this.muted() ? 'off' : this.allowed() ? 'on' : 'blocked';
    this.button.textContent = this.getAttribute(word);
    this.button.setAttribute('aria-pressed', String(word === 'on'));
  }

  play(sound) {
    const tones = TONES[sound];
    if (!tones || this.muted() || !this.allowed()) return;
    this.audio ??= new AudioContext();
    this.audio.resume();
    let at = this.audio.currentTime + GAP;
    for (const [hertz, seconds] of tones) {
      const tone = this.audio.createOscillator();
      const loud = this.audio.createGain();
      tone.frequency.value = hertz;
      loud.gain.setValueAtTime(0, at);
      loud.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01);
      loud.gain.setValueAtTime(LOUDNESS, at + seconds - 0.02);
      loud.gain.linearRampToValueAtTime(0, at + seconds);
      tone.connect(loud).connect(this.audio.destination);
      tone.start(at);
      tone.stop(at + seconds);
      at += seconds + GAP;
    }
    this.dataset.played = sound;
  }
}

customElements.define('pw-sound', Sound);
