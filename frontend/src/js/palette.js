// The palette: Ctrl K or ⌘ K opens it, typing narrows the list by words, pinyin or initials,
// arrows walk, Enter goes to the first one left. The last entry searches for what was typed.

const normal = (text) => text.toLowerCase().normalize("NFKC").replace(/\s+/g, "");

export function filterPalette() {
  const palette = document.querySelector("dialog[data-palette]");
  if (!palette) return;
  const input = palette.querySelector("input");
  const links = [...palette.querySelectorAll("li a")];
  const search = palette.querySelector("a[data-search]");

  const narrow = () => {
    const wanted = normal(input.value);
    for (const link of links) {
      const text = normal(`${link.textContent} ${link.dataset.pinyin ?? ""}`);
      link.parentElement.hidden = link === search ? !wanted : !text.includes(wanted);
    }
    if (!search) return;
    const url = new URL(search.href);
    url.searchParams.set("q", input.value.trim());
    search.href = url;
    search.querySelector("[data-typed]").textContent = input.value.trim();
  };

  const walk = (by) => {
    const shown = links.filter((link) => !link.parentElement.hidden);
    const stops = [input, ...shown];
    const at = stops.indexOf(document.activeElement);
    stops[(at + by + stops.length) % stops.length].focus();
  };

  input.addEventListener("input", narrow);
  palette.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) walk(by);
    else if (event.key === "Enter" && event.target === input)
      links.find((link) => !link.parentElement.hidden)?.click();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (!palette.open) palette.showModal();
  });
  palette.addEventListener("close", () => {
    input.value = "";
    narrow();
  });
  narrow();
}
