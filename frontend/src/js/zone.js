// Fields marked data-browser-zone start with the browser's own time zone, unless they already say one.
export function fillZones() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of document.querySelectorAll("[data-browser-zone]")) {
    const known = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === zone);
    if (!field.value && zone && known) field.value = zone;
  }
}
