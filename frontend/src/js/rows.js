// The current row: `.is-here` among all `[data-row]` of the page, kept through htmx swaps.

const HERE = "is-here";

export const allRows = () => [...document.querySelectorAll("[data-row]")];
export const currentRow = () => document.querySelector(`[data-row].${HERE}`);

/** Make `row` the current one; with `focus` also bring it under the keyboard and into view. */
export function goTo(row, { focus = false } = {}) {
  if (!row) return;
  for (const other of allRows()) {
    other.classList.toggle(HERE, other === row);
    if (other === row) other.setAttribute("aria-current", "true");
    else other.removeAttribute("aria-current");
  }
  if (!focus) return;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** Step down (1) or up (-1); with no current row, start at the nearer end. */
export function step(by) {
  const rows = allRows();
  const at = rows.indexOf(currentRow());
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
  goTo(rows[Math.min(Math.max(next, 0), rows.length - 1)], { focus: true });
}

// A row that is answered disappears; whoever was in it goes on with the same row in its new form,
// else with the one that followed, else with the one before. A row that went to another group is
// left there: following it would lose one's place.
let left = null;
const groupOf = (row) => row.closest(".group")?.id;

function remember({ detail }) {
  const row = detail.target?.closest?.("[data-row]");
  if (!row || !(row.contains(document.activeElement) || row === currentRow())) return;
  const rows = allRows();
  const at = rows.indexOf(row);
  left = { row, id: row.id, group: groupOf(row), heirs: [...rows.slice(at + 1), ...rows.slice(0, at).reverse()] };
}

function resume() {
  if (!left || left.row.isConnected) return void (left = null);
  const same = left.id && document.getElementById(left.id);
  const stays = same && groupOf(same) === left.group;
  const heirs = left.heirs.map((row) => (row.isConnected ? row : document.getElementById(row.id)));
  const heir = stays ? same : heirs.find(Boolean) || same;
  left = null;
  goTo(heir, { focus: true });
}

export function followRows() {
  // Not on a pointer's focus: that comes before the press ends, and the opening row would move under it.
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) goTo(target.closest("[data-row]"));
  });
  document.addEventListener("click", ({ target }) => goTo(target.closest("[data-row]")));
  document.addEventListener("htmx:beforeSwap", remember);
  document.addEventListener("htmx:afterRequest", resume); // also where nothing came in its place
}
