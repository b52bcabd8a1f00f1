"""Read before any test: a data folder of its own, a database, and the settings.

SQLite unless PostgreSQL is asked for: ``TEST_DATABASE=postgresql pytest …`` runs the same tests on
a server of their own (``tests/postgres.py``). Where that cannot start, the run fails: nothing is
skipped in silence.

This happens at import, because the conftests import models, and because pytest-django would
otherwise read the settings before anybody could choose the data folder.
"""

import atexit
import os
import shutil
import tempfile

import django
import pytest
from tests.postgres import private_server

_CHOICES = ("sqlite", "postgresql")


def _set_up() -> None:
    folder = tempfile.mkdtemp(prefix="guanxi-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in [name for name in os.environ if name.startswith("GUANXI_")]:
        del os.environ[name]
    os.environ["GUANXI_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "guanxi.config.settings"
    database = os.environ.get("TEST_DATABASE", "sqlite")
    if database not in _CHOICES:
        raise pytest.UsageError(f"TEST_DATABASE may be {' or '.join(_CHOICES)}, not {database!r}")
    if database == "sqlite":
        os.environ.pop("DATABASE_URL", None)
    elif "PYTEST_XDIST_WORKER" not in os.environ:  # a worker uses the server of its parent
        os.environ["DATABASE_URL"] = private_server()
    django.setup()
    # A worker inherits what stands here, and pytest-django would then read its settings before it
    # has a folder of its own: two processes would keep their files in one.
    del os.environ["DJANGO_SETTINGS_MODULE"]


_set_up()
