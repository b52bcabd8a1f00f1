// data-copy-from="id" copies that element's text; the button's own data-copied words say that it is done.

async function put(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  // A desk served over plain http in an office has no clipboard API: select and copy the old way.
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done ? undefined : Promise.reject(new Error("the browser refused to copy"));
}

export function copyTexts() {
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy-from]");
    const source = button && document.getElementById(button.dataset.copyFrom);
    if (!source) return;
    await put(source.value ?? source.textContent.trim());
    const label = button.querySelector("[data-label]") ?? button;
    const before = label.textContent;
    label.textContent = button.dataset.copied;
    document.getElementById("announce").textContent = button.dataset.copied;
    setTimeout(() => (label.textContent = before), 2500);
    button.focus();
  });
}
