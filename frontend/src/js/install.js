// The desk as an app of the device: registers the service worker named at <link data-worker>, and shows
// [data-install] where the browser offers to install. Its own banner does not come up.

export function offerInstall() {
  const worker = document.querySelector("link[data-worker]")?.dataset.worker;
  // Only a secure address has service workers; the desk works the same without one.
  if (worker && navigator.serviceWorker) {
    addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {}));
  }

  let offer = null;
  const show = (shown) => {
    for (const element of document.querySelectorAll("[data-install]")) element.hidden = !shown;
  };
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    show(true);
  });
  addEventListener("appinstalled", () => show(false));
  document.addEventListener("click", async ({ target }) => {
    if (!offer || !target.closest("[data-install] button")) return;
    const asked = offer;
    offer = null; // a browser takes each offer once
    await asked.prompt();
    if ((await asked.userChoice).outcome === "accepted") show(false);
  });
}
