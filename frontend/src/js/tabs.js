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
