// On a phone the three columns of a supplier's page are three tabs: data-show="id" shows one column.
export function switchTabs() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-show]");
    const column = button && document.getElementById(button.dataset.show);
    if (!column) return;
    for (const other of button.parentElement.querySelectorAll("[data-show]"))
      other.setAttribute("aria-pressed", String(other === button));
    for (const other of column.parentElement.children) other.classList.toggle("is-shown", other === column);
  });
}

// A row of tabs that is wider than the phone begins at the one that is open.
export function showOpenTab() {
  const open = document.querySelector(".filters [aria-current='page']");
  open?.scrollIntoView({ block: "nearest", inline: "center" });
}
