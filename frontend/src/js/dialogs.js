// data-dialog="id" opens that <dialog>; a press on its backdrop closes it (buttons inside use
// <form method="dialog">, Esc is the browser's own).
export function openDialogs() {
  document.addEventListener("click", ({ target }) => {
    const opener = target.closest("[data-dialog]");
    if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
    else if (target.matches("dialog[open]")) target.close();
  });
}
