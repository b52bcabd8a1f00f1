"""The processes under ``guanxi serve``: ``python -m guanxi.config.processes NAME``, where NAME is
``web``, ``worker`` or ``mailboxes``."""

import argparse
import os

from guanxi.config.environment import read_environment
from guanxi.config.logs import logging_settings
from guanxi.config.supervisor import leave_with_parent

# Threads that answer while others wait for the disk; more only queue for the interpreter.
THREADS = 4


def web(host: str, port: int) -> None:
    """Answer requests until told to stop."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    environment = read_environment()
    Server(
        "guanxi.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        log_dictconfig=logging_settings(environment.log),
    ).serve()


def worker() -> None:
    """Do the queued work until told to stop."""
    import django
    from django.conf import settings

    django.setup()
    # The engine forks its workers; a pool's connections and threads do not survive that.
    settings.DATABASES["default"].get("OPTIONS", {}).pop("pool", None)

    from django.core.management import call_command

    from guanxi.platform.jobs import take_back_interrupted

    take_back_interrupted()
    call_command("qcluster")


def mailboxes() -> None:
    """Wait for news of connected mailboxes until told to stop."""
    from guanxi.config.cli.listen import run

    run(argparse.Namespace())


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guanxi.config.settings")
    parser = argparse.ArgumentParser()
    parser.add_argument("process", choices=("web", "worker", "mailboxes"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    leave_with_parent()
    if arguments.process == "web":
        web(arguments.host, arguments.port)
    elif arguments.process == "worker":
        worker()
    else:
        mailboxes()


if __name__ == "__main__":
    main()
