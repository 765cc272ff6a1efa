// The terminal on the page: xterm.js, its size, its keys, its look.

import "./strict.js";
import { Terminal } from "./vendor/xterm-6.0.0/xterm.mjs";
import { FitAddon } from "./vendor/addon-fit-0.11.0/addon-fit.mjs";

const SMALLEST_TEXT = 9;
// Letters get smaller until this many columns fit, but not smaller than this for it, in pixels. The
// program asks for 60 columns and is at ease from 80 on.
const WISHES = [[80, 12], [60, SMALLEST_TEXT]];
const USUAL_TEXT = 16;
const LONGEST_PASTE = 64 * 1024;
const LARGEST_COPY = 64 * 1024;
const SEEN_STEP = 16 * 1024;
const PASTE_END = "\x1b[201~";

export const KEYS = {
  esc: "\x1b", tab: "\t", "ctrl-d": "\x04",
  up: "\x1b[A", down: "\x1b[B", right: "\x1b[C", left: "\x1b[D",
};

export function look() {
  if (matchMedia("(prefers-contrast: more)").matches) return "high-contrast";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export class Screen {
  // tell: typed(text), resized(cols, rows), seen(bytes), left().
  constructor(place, tell) {
    this.place = place;
    this.tell = tell;
    this.larger = 0;
    this.unsaid = 0;
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.terminal = new Terminal({
      allowProposedApi: false,
      cursorBlink: false,
      cursorInactiveStyle: "none",
      disableStdin: false,
      fontFamily: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
      fontSize: USUAL_TEXT,
      lineHeight: 1.0,
      linkHandler: { activate() {} },
      macOptionIsMeta: true,
      scrollback: 0,
      theme: {
        background: colour("--page"), foreground: colour("--ink"), cursor: colour("--accent"),
      },
    });
    this.fit = new FitAddon();
    this.terminal.loadAddon(this.fit);
    this.terminal.onData((text) => this.tell.typed(capped(text)));
    this.terminal.onResize(({ cols, rows }) => this.tell.resized(cols, rows));
    this.terminal.attachCustomKeyEventHandler((event) => this.ours(event));
    this.terminal.parser.registerOscHandler(52, copy);
  }

  open(reader) {
    this.terminal.options.screenReaderMode = reader;
    this.terminal.open(this.place);
    this.terminal.textarea.setAttribute("aria-describedby", "way-out");
    this.terminal.textarea.setAttribute("autocapitalize", "none");
    this.refit();
    const later = debounce(() => this.refit());
    new ResizeObserver(later).observe(this.place);
    window.visualViewport?.addEventListener("resize", later);
  }

  // Fit to what is left of the page, with letters as large as leave enough columns.
  refit() {
    const view = window.visualViewport;
    if (view) document.documentElement.style.setProperty("--left", `${Math.floor(view.height)}px`);
    this.terminal.options.fontSize = this.larger ? USUAL_TEXT + this.larger : this.comfortable();
    // Cells beyond a narrower edge would keep their words, unseen; the program paints all anew.
    if (this.fit.proposeDimensions()?.cols < this.terminal.cols) {
      this.terminal.write("\x1b[2J", () => this.fit.fit());
    } else {
      this.fit.fit();
    }
  }

  // The largest letters that leave enough columns.
  comfortable() {
    for (const [columns, smallest] of WISHES) {
      for (let text = USUAL_TEXT; text >= smallest; text -= 1) {
        this.terminal.options.fontSize = text;
        if (this.fit.proposeDimensions()?.cols >= columns) return text;
      }
    }
    return SMALLEST_TEXT;
  }

  // The first step starts from what is shown.
  zoom(step) {
    this.larger ||= this.terminal.options.fontSize - USUAL_TEXT;
    this.larger = Math.max(SMALLEST_TEXT - USUAL_TEXT, Math.min(24, this.larger + step * 2));
    this.refit();
  }

  // Draw, and tell when it is drawn, so that the server knows what is still on its way.
  write(bytes) {
    this.terminal.write(bytes, () => {
      this.unsaid += bytes.length;
      if (this.unsaid < SEEN_STEP) return;
      this.tell.seen(this.unsaid);
      this.unsaid = 0;
    });
  }

  // A new connection begins with an empty screen and nothing on its way.
  reset() {
    this.terminal.reset();
    this.unsaid = 0;
  }

  // F6 leads out of the terminal, which takes Tab for itself.
  ours(event) {
    if (event.key !== "F6") return true;
    if (event.type === "keydown") this.tell.left();
    event.preventDefault();
    return false;
  }

  size() {
    return { cols: this.terminal.cols, rows: this.terminal.rows };
  }

  focus() {
    this.terminal.focus();
  }
}

// The program may put words on the clipboard (OSC 52), never ask what is on it.
function copy(data) {
  const text = data.slice(data.indexOf(";") + 1);
  if (text !== "?" && text.length <= LARGEST_COPY) {
    try {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      navigator.clipboard?.writeText(new TextDecoder().decode(bytes)).catch(() => {});
    } catch {
      // It was no base64: nothing is copied.
    }
  }
  return true;
}

// Server and program cut a long paste as well; here it does not even travel.
function capped(text) {
  if (text.length <= LONGEST_PASTE + 1024) return text;
  const kept = text.slice(0, LONGEST_PASTE + 1);
  return text.endsWith(PASTE_END) ? kept + PASTE_END : kept;
}

function debounce(act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 60);
  };
}
