// Bundles src/app.js and src/app.css into the package's static/dist/. `--watch` rebuilds on change.
import { context } from "esbuild";
import { readFile } from "node:fs/promises";

// A colour is written once, as light-dark(day, night). Browsers inside chat apps are often too old
// for that function, so it is written out here: the day's value stays in the rule, the night's value
// follows twice, for a person who chose dark and for one who follows the device. Paper is always day.
const PAIR = /^\s*(--[\w-]+):\s*light-dark\(([^,]+),\s*([^;]+)\);.*$/gm;

export function spellOutThemes(css) {
  const night = [...css.matchAll(PAIR)].map(([, name, , dark]) => `${name}:${dark};`).join("");
  const day = css.replace(PAIR, "$1: $2;");
  return `${day}
    @media screen {
      :root[data-theme="dark"] { color-scheme: dark; ${night} }
    }
    @media screen and (prefers-color-scheme: dark) {
      :root[data-theme="auto"] { color-scheme: dark; ${night} }
    }`;
}

const themes = {
  name: "themes",
  setup(build) {
    build.onLoad({ filter: /tokens\.css$/ }, async ({ path }) => ({
      contents: spellOutThemes(await readFile(path, "utf8")),
      loader: "css",
    }));
  },
};

const bundle = await context({
  entryPoints: ["src/app.js", "src/app.css", "src/sw.js"],
  outdir: "../src/guanxi/platform/web/static/dist",
  absWorkingDir: import.meta.dirname,
  bundle: true,
  minify: true,
  target: ["chrome90", "firefox91", "safari15"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  logOverride: { "direct-eval": "silent" }, // htmx carries one; the page's htmx-config and CSP forbid it
  plugins: [themes],
});

if (process.argv.includes("--watch")) {
  await bundle.watch();
} else {
  await bundle.rebuild();
  await bundle.dispose();
}
