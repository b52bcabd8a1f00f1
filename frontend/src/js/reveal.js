// What a button brings in under itself ("Why then?", the snooze form): aria-controls names the place,
// hx-get fills it. Pressed again, by Esc or by a [data-fold] inside, it folds away without asking the server.

const place = (button) => document.getElementById(button.getAttribute("aria-controls"));
const openersOf = (id) => document.querySelectorAll(`[aria-controls="${CSS.escape(id)}"]`);

function fold(button) {
  place(button).replaceChildren();
  for (const opener of openersOf(button.getAttribute("aria-controls")))
    opener.setAttribute("aria-expanded", "false");
}

const isOpener = (element) => element?.matches?.("[aria-controls][hx-get]");

export function foldAnswers() {
  document.addEventListener("htmx:beforeRequest", (event) => {
    const button = event.detail.elt;
    if (!isOpener(button) || button.getAttribute("aria-expanded") !== "true") return;
    event.preventDefault();
    fold(button);
  });
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const asked = detail.requestConfig?.elt;
    if (!isOpener(asked) || place(asked) !== detail.target) return;
    for (const opener of openersOf(detail.target.id))
      opener.setAttribute("aria-expanded", String(opener === asked));
    detail.target.scrollIntoView({ block: "nearest" }); // on a phone it may open behind the tabs
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || document.querySelector("dialog[open]")) return;
    const around = event.target.closest("[data-row]") ?? document.querySelector("[data-row].is-here");
    const button = around?.querySelector("[aria-controls][aria-expanded='true']");
    if (!button) return;
    fold(button);
    button.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-fold]")) return;
    const open = [...document.querySelectorAll("[aria-controls][aria-expanded='true']")];
    const button = open.find((opener) => place(opener)?.contains(target));
    if (!button) return;
    fold(button);
    button.focus();
  });
}
