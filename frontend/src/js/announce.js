// What changed without a page load is said aloud: the last data-announce in the part just swapped in,
// put into the page's aria-live region.
export function announceSwaps() {
  const region = document.getElementById("announce");
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const part = detail.elt;
    const spoken = part?.matches?.("[data-announce]") ? part : part?.querySelector?.("[data-announce]");
    if (!region || !spoken) return;
    region.textContent = "";
    requestAnimationFrame(() => (region.textContent = spoken.dataset.announce));
  });
}
