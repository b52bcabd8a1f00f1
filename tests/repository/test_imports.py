"""Each import contract holds, and each one notices when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# contract → (module, the import that breaks it)
PLANTED = {
    "The house: config, apps, platform, domain": (
        "platform/jobs/planted.py",
        "import guanxi.apps.audit.models",
    ),
    "The order of apps, high to low": (
        "apps/audit/planted.py",
        "import guanxi.apps.accounts.models",
    ),
    "The rooms of an app": (
        "apps/accounts/labels.py",
        "import guanxi.apps.accounts.models",
    ),
    "The domain knows no framework": (
        "domain/planted.py",
        "import django.conf",
    ),
}


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()",
         "--config", str(folder / "pyproject.toml"), "--no-cache"],
        cwd=folder, env={"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    only_code = shutil.ignore_patterns("static", "templates", "locale", "data", "__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=only_code)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def broken(output: str) -> set[str]:
    return {
        line.removesuffix(" BROKEN") for line in output.splitlines() if line.endswith(" BROKEN")
    }


def test_imports_keep_every_contract(copy: Path) -> None:
    code, output = lint(copy)

    assert (code, broken(output)) == (0, set()), output


@pytest.mark.parametrize("contract", PLANTED)
def test_contract_notices_a_planted_import(copy: Path, contract: str) -> None:
    name, violation = PLANTED[contract]
    module = copy / "src" / "guanxi" / name
    before = module.read_text() if module.exists() else None
    module.write_text(f"{before or ''}\n{violation}\n")
    try:
        code, output = lint(copy)
    finally:
        module.unlink() if before is None else module.write_text(before)

    assert code == 1
    assert contract in broken(output), output


def test_every_contract_is_tried() -> None:
    import tomllib

    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert {c["name"] for c in config["tool"]["importlinter"]["contracts"]} == set(PLANTED)
