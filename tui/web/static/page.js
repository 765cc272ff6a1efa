// The page: a form, then a terminal, and one line about the connection.

import { KEYS, Screen, look } from "./terminal.js";
import { ENDED, IDLE, Wire } from "./wire.js";

const at = (id) => document.getElementById(id);
const FIELDS = ["code", "pin", "name", "word"];
let screen = null;

// The code may stand in the address, behind “#”: that part is never sent to any server.
at("code").value = decodeURIComponent(location.hash.slice(1));
at(at("code").value ? "pin" : "code").focus();
at("unsafe").hidden = isSecureContext;

const wire = new Wire({
  asked(field, sentence) {
    leave();
    if (field === "word") at("word-row").hidden = false;
    complain(sentence);
    at(field ?? "code").focus();
    at(field ?? "code").select();
  },
  seated() {
    at("status").hidden = true;
    complain("");
    at("door").hidden = true;
    at("room").classList.remove("measured");
    screen.reset();
    screen.focus();
  },
  wrote: (bytes) => screen.write(bytes),
  waiting(seconds, tries) {
    const when = seconds > 1 ? ` Next try in ${seconds} seconds.` : "";
    status(`The connection was lost. Reconnecting …${when} What you wrote is kept.`, tries > 2);
  },
  over(code, sentence) {
    const waited = at("join").querySelector("button").disabled;
    leave();
    if (sentence) complain(sentence);
    else if (code === ENDED) complain("You have left. Your seat is kept; join again to take it.");
    else if (waited && code !== IDLE) {
      complain("There is no connection. Please try again in a moment.");
    }
  },
  size: () => screen.size(),
});

at("join").addEventListener("submit", (event) => {
  event.preventDefault();
  const empty = ["code", "pin", "name"].find((field) => !at(field).value.trim());
  if (empty) {
    complain("Code, PIN and name are all needed.");
    at(empty).focus();
    return;
  }
  busy(true);
  enter();
  const form = Object.fromEntries(FIELDS.map((field) => [field, at(field).value]));
  wire.join({ ...form, plainSigns: at("plain-signs").checked, look: look(), ...screen.size() });
});

// The terminal is measured before anything is drawn on it, so that the first picture fits.
function enter() {
  at("room").classList.add("measured");
  at("room").hidden = false;
  if (screen) {
    screen.refit();
    return;
  }
  screen = new Screen(at("terminal"), {
    typed: (text) => wire.type(text),
    resized: (cols, rows) => wire.ready && wire.say({ do: "size", cols, rows }),
    seen: (count) => wire.say({ do: "seen", count }),
    left: () => at("keys").querySelector("button").focus(),
  });
  screen.open(at("reader").checked);
}

function leave() {
  at("room").hidden = true;
  at("door").hidden = false;
  at("status").hidden = true;
  busy(false);
}

function busy(yes) {
  at("join").querySelector("button").disabled = yes;
}

function complain(sentence) {
  at("sentence").textContent = sentence;
  at("sentence").hidden = !sentence;
  busy(false);
}

function status(sentence, withButton) {
  at("status-text").textContent = sentence;
  at("now").hidden = !withButton;
  at("status").hidden = false;
}

at("now").addEventListener("click", () => wire.now());

// The bar: a press sends a key and leaves the focus, and a phone's keyboard, where they are.
at("keys").addEventListener("pointerdown", (event) => {
  if (event.target.closest("button")) event.preventDefault();
});
at("keys").addEventListener("click", (event) => {
  const pressed = event.target.closest("button");
  if (pressed?.dataset.keys) wire.type(KEYS[pressed.dataset.keys]);
  if (pressed?.dataset.text) screen.zoom(Number(pressed.dataset.text));
});
at("keys").addEventListener("keydown", (event) => {
  if (event.key !== "F6") return;
  event.preventDefault();
  screen.focus();
});

// A slip on Ctrl+W should not close a conversation; nothing would be lost, but it disturbs.
window.addEventListener("beforeunload", (event) => {
  if (wire.seated) event.preventDefault();
});
