import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    overflow: hidden;
    min-height: 200px;
    background: var(--pw-bg);
    color: var(--pw-text);
    font-family: var(--pw-font);
    font-variant-numeric: tabular-nums;
    --u: 1;
    font-size: calc(13px * var(--u));
    line-height: 1.4;
  }
  :host([hidden]) { display: none; }
  .head {
    display: flex;
    align-items: center;
    gap: calc(2px * var(--u));
    min-height: calc(44px * var(--u));
    padding: 0 calc(16px * var(--u));
    border-bottom: 1px solid var(--pw-line);
    flex: none;
  }
  .tabs { display: flex; gap: calc(2px * var(--u)); }
  .tabs button, .crumbs button {
    font: inherit;
    color: var(--pw-text-2);
    background: transparent;
    border: 1px solid transparent;
    border-radius: var(--pw-radius);
    height: calc(28px * var(--u));
    padding: 0 calc(11px * var(--u));
    display: flex;
    align-items: center;
    gap: calc(6px * var(--u));
    white-space: nowrap;
    cursor: pointer;
  }
  .tabs button:hover, .crumbs button:hover { background: var(--pw-surface-2); color: var(--pw-text); }
  .tabs button[aria-checked='true'] {
    background: var(--pw-accent-dim);
    color: var(--pw-text-hi);
    border-color: var(--pw-accent);
  }
  button:focus-visible { outline: 2px solid var(--pw-accent); outline-offset: 1px; }
  .kbd {
    border: 1px solid var(--pw-line-2);
    border-radius: 2px;
    padding: 0 calc(4px * var(--u));
    font-size: 0.8em;
    line-height: 1.35;
    color: var(--pw-text-3);
  }
  [aria-checked='true'] .kbd { border-color: var(--pw-accent); color: var(--pw-text); }
  .space { flex: 1; }
  .crumbs { display: flex; align-items: center; flex-wrap: wrap; flex: none; padding: calc(6px * var(--u)) calc(16px * var(--u)) 0; }
  .crumbs button { padding: 0 calc(5px * var(--u)); height: calc(24px * var(--u)); }
  .crumbs i { font-style: normal; color: var(--pw-text-3); }
  .crumbs [aria-current] { color: var(--pw-text-hi); font-weight: 700; }
  .legend { display: flex; align-items: center; gap: calc(14px * var(--u)); white-space: nowrap; }
  .legend svg { display: block; }
  .legend small { font-size: calc(11px * var(--u)); color: var(--pw-text-3); display: block; line-height: 1.35; }
  .legend .chips { font-size: calc(11px * var(--u)); color: var(--pw-text-2); line-height: 1.35; }
  .chips span { display: inline-flex; align-items: center; gap: calc(5px * var(--u)); margin-right: calc(10px * var(--u)); }
  .chips b { width: calc(18px * var(--u)); height: calc(11px * var(--u)); box-sizing: border-box; display: inline-block; }
  .hatch {
    background: repeating-linear-gradient(135deg,
      var(--pw-stale-a) 0 4px, var(--pw-stale-b) 4px 6px);
  }
  .chips b.free { border: 1px dashed var(--pw-line-2); }
  .chips b.com { border: 1px solid var(--pw-line-2); }
  .asof { text-align: right; font-size: calc(12px * var(--u)); color: var(--pw-text); line-height: 1.35; }
  .past {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: calc(8px * var(--u));
    min-height: calc(44px * var(--u));
    padding: calc(4px * var(--u)) calc(16px * var(--u));
    background: var(--pw-accent);
    color: var(--pw-accent-ink);
    flex: none;
  }
  .past strong { font-size: calc(19px * var(--u)); margin-right: calc(8px * var(--u)); }
  .past button, .past input {
    font: inherit;
    height: calc(32px * var(--u));
    box-sizing: border-box;
    padding: 0 calc(11px * var(--u));
    border: 1px solid var(--pw-accent-ink);
    border-radius: var(--pw-radius);
    background: transparent;
    color: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .past input { color-scheme: light; }
  .past .live { background: var(--pw-accent-ink); color: var(--pw-accent); font-weight: 700; }
  .past [disabled] { opacity: 0.5; cursor: default; }
  .past :is(button, input):focus-visible { outline: 2px solid var(--pw-accent-ink); outline-offset: 2px; }
  .band {
    display: flex;
    align-items: center;
    gap: calc(24px * var(--u));
    padding: calc(6px * var(--u)) calc(16px * var(--u));
    flex: none;
    background: repeating-linear-gradient(135deg,
      var(--pw-stale-a) 0 12px, var(--pw-stale-b) 12px 18px);
    border-bottom: 1px solid var(--pw-stale-text);
  }
  .band strong, .band span {
    background: var(--pw-stale-a);
    padding: 0 calc(12px * var(--u));
    color: var(--pw-text-hi);
    white-space: nowrap;
  }
  .band strong { font-size: calc(clamp(26px, 4.2cqw, 60px) * var(--u)); line-height: 1.2; }
  .band span { font-size: calc(15px * var(--u)); color: var(--pw-text); line-height: 2; }
  .stage { position: relative; flex: 1; min-height: 0; touch-action: none; }
  canvas { position: absolute; inset: 0; width: 100%; height: 100%; display: block; }
  canvas.old { opacity: 0.6; }
  #top:focus { outline: none; }
  #top:focus-visible { outline: 2px solid var(--pw-accent); outline-offset: -2px; }
  .tip {
    position: absolute;
    pointer-events: none;
    background: var(--pw-surface-2);
    border: 1px solid var(--pw-line-2);
    padding: calc(7px * var(--u)) calc(10px * var(--u));
    font-size: calc(12.5px * var(--u));
    max-width: calc(340px * var(--u));
    z-index: 2;
  }
  .tip b { color: var(--pw-text-hi); font-size: calc(14px * var(--u)); }
  .tip dl { display: grid; grid-template-columns: auto auto; gap: 1px calc(12px * var(--u)); margin: calc(3px * var(--u)) 0 0; }
  .tip dt { color: var(--pw-text-2); }
  .tip dd { margin: 0; text-align: right; color: var(--pw-text); }
  .tip dd.miss { color: var(--pw-stale-text); }
  .tip .sev { margin-top: calc(4px * var(--u)); color: var(--pw-text-hi); }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  :host { container-type: inline-size; }
  @container (max-width: 1180px) {
    .kbd { display: none; }
    .chips span.opt { display: none; }
  }
  @container (max-width: 860px) {
    .head { flex-wrap: wrap; padding: calc(6px * var(--u)) calc(10px * var(--u)); gap: calc(6px * var(--u)); }
    .tabs { width: 100%; }
    .tabs button { height: 44px; flex: 1; justify-content: center; padding: 0 4px; font-size: 15px; }
    .head .space { display: none; }
    .legend { width: 100%; gap: 10px; justify-content: space-between; }
    .legend .chips { display: none; }
    .band { flex-wrap: wrap; gap: 6px; }
  }
`;
