"""Nothing an operator can set or call is undocumented."""

import argparse
import re
from pathlib import Path

from guanxi.config.cli import MODULES
from guanxi.config.environment import BUILD_ONLY, SETTINGS

DOCS = Path(__file__).parents[2] / "docs"


def test_settings_page_lists_exactly_the_settings_there_are() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", (DOCS / "settings.md").read_text(), re.MULTILINE)

    assert sorted(listed) == sorted([*SETTINGS, *BUILD_ONLY])


def test_command_page_names_every_command() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    for module in MODULES:
        module.register(commands)
    page = (DOCS / "cli.md").read_text()

    assert [name for name in commands.choices if f"guanxi {name}" not in page] == []
