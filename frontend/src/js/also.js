// data-also="id": whoever follows this link presses that button too (writing the mail notes the reminder).

export function pressAlso() {
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("[data-also]");
    if (link) document.getElementById(link.dataset.also)?.click();
  });
}
