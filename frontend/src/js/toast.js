// A toast stays ten seconds, longer while the pointer or the keyboard is on it. Its Undo is a normal
// htmx button. When the server or the network fails, the page's own words for it are shown
// (<template data-trouble>), so that nobody waits for an answer that will not come.

const STAYS = 10_000;

function expire(toast) {
  let timer;
  const start = () => (timer = setTimeout(() => toast.remove(), STAYS));
  const stop = () => clearTimeout(timer);
  toast.addEventListener("pointerenter", stop);
  toast.addEventListener("pointerleave", () => (stop(), start()));
  toast.addEventListener("focusin", stop);
  toast.addEventListener("focusout", () => (stop(), start()));
  start();
}

export function hideToasts() {
  const shelf = document.getElementById("toasts");
  if (!shelf) return;
  for (const toast of shelf.querySelectorAll(".toast")) expire(toast);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.matches?.(".toast")) expire(node);
  }).observe(shelf, { childList: true });

  document.addEventListener("click", ({ target }) => target.closest("[data-dismiss]")?.closest(".toast").remove());

  const say = (kind) => {
    const words = document.querySelector(`template[data-trouble="${kind}"]`);
    if (words) shelf.replaceChildren(words.content.cloneNode(true));
  };
  document.addEventListener("htmx:responseError", () => say("server"));
  document.addEventListener("htmx:sendError", () => say("network"));
  document.addEventListener("htmx:timeout", () => say("network"));
}
