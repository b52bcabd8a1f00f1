// A form that comes back with faults: the cursor stands in the first field that has one.
const visit = (part) => part?.querySelector?.("[aria-invalid='true']")?.focus();

export function visitFaults() {
  visit(document);
  document.addEventListener("htmx:afterSettle", ({ detail }) => visit(detail.elt));
}
