// Single-key moves: a key presses the visible element whose data-key names it ("e", "Enter", "g t"),
// looked for in the current row first, then on the page. j and k change the row. <html data-keys="off">
// switches all of them off (WCAG 2.1.4); inside a field, a dialog or an input method nothing happens.
import { currentRow, step } from "./rows.js";

const PREFIX = "g";
const PREFIX_LASTS = 1200; // milliseconds between g and the place's letter

const isOff = () => document.documentElement.dataset.keys === "off";
const isField = (target) => target.closest?.("input, textarea, select, [contenteditable='true']");
const isVisible = (element) => element.getClientRects().length > 0;

function find(key) {
  const scopes = [currentRow(), document].filter(Boolean);
  for (const scope of scopes) {
    const found = [...scope.querySelectorAll("[data-key]")].filter(
      (element) => element.dataset.key === key && isVisible(element) && !element.disabled,
    );
    // A key of some other row must never act there: outside the current row only the page's own count.
    const hit = found.find((element) => scope !== document || !element.closest("[data-row]"));
    if (hit) return hit;
  }
  return null;
}

function press(element) {
  if (element.matches("input, textarea, select")) {
    element.focus();
    element.select?.();
  } else element.click();
}

function ownsEnter(target) {
  return target.closest?.("a, button, summary, [role='button']");
}

export function answerKeys() {
  let prefixAt = -Infinity;

  document.addEventListener("keydown", (event) => {
    if (isOff() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isField(event.target) || document.querySelector("dialog[open]")) return;

    const key = event.key;
    if (key === "Enter" && ownsEnter(event.target)) return;
    const afterPrefix = event.timeStamp - prefixAt < PREFIX_LASTS;
    prefixAt = -Infinity;
    if (key === PREFIX && !afterPrefix) {
      prefixAt = event.timeStamp;
      return;
    }
    if (!afterPrefix && (key === "j" || key === "k")) {
      event.preventDefault();
      step(key === "j" ? 1 : -1);
      return;
    }
    const element = find(afterPrefix ? `${PREFIX} ${key}` : key);
    if (!element) return;
    event.preventDefault();
    press(element);
  });

  // Esc in a field gives the keys back; the search field keeps what was typed.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && isField(event.target)) event.target.blur();
  });
}
