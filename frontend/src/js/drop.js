// Files may be dropped anywhere: a veil says so, and they go to the page's form[data-drop]. While a
// form with files is being sent, the veil shows how much has gone; the server then names the next page.

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

function showProgress(veil, { loaded, total, lengthComputable }) {
  const bar = veil.querySelector("progress");
  if (!lengthComputable) return;
  bar.max = total;
  bar.value = loaded;
}

export function catchDrops() {
  const veil = document.getElementById("veil");
  const form = () => document.querySelector("form[data-drop]");
  if (!veil) return;
  const show = (state) => {
    veil.hidden = !state;
    for (const part of veil.querySelectorAll("[data-state]")) part.hidden = part.dataset.state !== state;
  };

  let depth = 0; // dragenter and dragleave fire for every element passed on the way
  document.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event) || !form()) return;
    depth += 1;
    show("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!carriesFiles(event) || !form()) return;
    depth = Math.max(0, depth - 1);
    if (!depth) show(null);
  });
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    show(null);
    if (!form() || !event.dataTransfer.files.length) return;
    form().querySelector("input[type=file]").files = event.dataTransfer.files;
    form().requestSubmit();
  });

  document.addEventListener("change", ({ target }) => {
    if (target.matches("form[data-drop] input[type=file]") && target.files.length) target.form.requestSubmit();
  });
  const isDrop = (event) => event.target.matches?.("form[data-drop]");
  document.addEventListener("htmx:beforeSend", (event) => isDrop(event) && show("sending"));
  document.addEventListener("htmx:xhr:progress", (event) => isDrop(event) && showProgress(veil, event.detail));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isDrop(event)) return;
    event.target.reset();
    if (!event.detail.xhr.getResponseHeader("HX-Redirect")) show(null);
  });
}
