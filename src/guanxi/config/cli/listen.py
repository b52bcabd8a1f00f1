"""``guanxi listen``: wait for news of connected mailboxes, where ``serve`` does not do it."""

import argparse
import signal

from guanxi.config.cli.desk import open_desk


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("listen", help="wait for news of connected mailboxes")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Wait until told to stop; what came is looked at by the workers."""
    open_desk()
    from guanxi.apps.mailboxes.listening import Listener

    listener = Listener()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: listener.stop())
    listener.run()
    return 0
