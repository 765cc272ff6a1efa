// One websocket, opened anew when it breaks. What is needed to come back (code, PIN, name and the
// way-back word) stays in the memory of this page and nowhere else.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;
const GIVE_UP = 30 * 60 * 1000;

// Close codes; tui/web/wire.py has the same.
export const ENDED = 4000;
export const IDLE = 4001;
export const REFUSED = 4002;
const BROKEN = 1008;
const TOO_LONG = 1009;

const encoder = new TextEncoder();
const PIECE = 16 * 1024;

export class Wire {
  // tell: asked(field or null, sentence), seated(), wrote(bytes), waiting(seconds, tries),
  //       over(code, sentence), size().
  constructor(tell) {
    this.tell = tell;
    this.form = null;
    this.seated = false; // Somebody is in, even while the connection is lost.
    this.ready = false; // There is an app at the other end of this connection.
    this.tries = 0;
    this.lost = 0;
    this.timer = 0;
    this.socket = null;
    this.last = "";
    for (const event of ["online", "pageshow"]) {
      window.addEventListener(event, () => this.now());
    }
    window.addEventListener("offline", () => this.drop());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.now();
    });
  }

  // Send the form, on the connection that is there or on a new one.
  join(form) {
    this.form = form;
    if (this.socket?.readyState === WebSocket.OPEN) this.say({ do: "join", ...form });
    else this.open();
  }

  open() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.last = "";
    const address = new URL("seat", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.hash = "";
    const socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket === this.socket && this.say({ do: "join", ...this.form, ...this.tell.size() });
    socket.onmessage = (event) => this.heard(event.data);
    socket.onclose = (event) => {
      if (socket === this.socket) this.closed(event.code);
    };
    this.socket = socket;
  }

  heard(data) {
    if (typeof data !== "string") {
      this.tell.wrote(new Uint8Array(data));
      return;
    }
    const message = JSON.parse(data);
    if (message.say === "in") {
      this.seated = this.ready = true;
      this.tries = this.lost = 0;
      if (message.word) this.form.word = message.word;
      this.tell.seated();
    } else if (message.say === "ask") {
      this.forget();
      this.tell.asked(message.field, message.sentence);
    } else if (message.say === "bye") {
      this.last = message.sentence;
    }
  }

  closed(code) {
    this.socket = null;
    this.ready = false;
    const final = [ENDED, IDLE, REFUSED, BROKEN, TOO_LONG].includes(code);
    if (this.seated && !final && (!this.lost || Date.now() - this.lost < GIVE_UP)) {
      this.lost ||= Date.now();
      this.later();
      return;
    }
    const sentence = this.last;
    this.forget();
    this.tell.over(code, sentence);
  }

  // Wait longer each time, and never all at the same moment.
  later() {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.tries) * (0.75 + Math.random() / 2);
    this.tries += 1;
    this.tell.waiting(Math.round(wait / 1000), this.tries);
    this.timer = setTimeout(() => this.open(), wait);
  }

  // Try at once, when the wait is no longer worth it.
  now() {
    if (this.timer) this.open();
  }

  forget() {
    this.seated = false;
    this.lost = 0;
    this.tries = 0;
    this.last = "";
  }

  // The browser knows that the network is gone, long before the connection would.
  drop() {
    const socket = this.socket;
    if (!socket || !this.seated) return;
    this.closed(0);
    socket.close();
  }

  say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  // Send keys; a long paste in pieces, as the server takes no long messages.
  type(text) {
    if (!this.ready || this.socket.readyState !== WebSocket.OPEN) return;
    const bytes = encoder.encode(text);
    for (let at = 0; at < bytes.length; at += PIECE) {
      this.socket.send(bytes.subarray(at, at + PIECE));
    }
  }
}
