"""``guanxi serve``: the web server and the worker under one parent."""

import argparse
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from guanxi.config.cli.answers import Refused, tell
from guanxi.config.cli.desk import open_desk
from guanxi.config.environment import data_folder
from guanxi.config.folder_lock import FolderInUse, hold_folder
from guanxi.config.supervisor import supervise

START_WITHIN = 60.0


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("serve", help="run the desk")
    add_where(parser)
    parser.set_defaults(run=run)


def add_where(parser: argparse.ArgumentParser) -> None:
    """The options ``--host`` and ``--port``."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument(
        "--port", type=_port, help="port to listen on (that of GUANXI_URL, or 8000)"
    )


def run(arguments: argparse.Namespace) -> int:
    port = settle_port(arguments.port)
    open_desk()
    from guanxi.config.installation import first_address, prepare_database
    from guanxi.config.settings import ENVIRONMENT

    return keep_serving(
        arguments.host,
        port,
        prepare=prepare_database,
        address=lambda: first_address(ENVIRONMENT.url),
    )


def settle_port(wanted: int | None) -> int:
    """The port to listen on; a desk on this machine gets its address from it.

    Call before the settings are read.
    """
    public = urlsplit(os.environ.get("GUANXI_URL", ""))
    if wanted is None:
        return public.port or 8000 if public.hostname in (None, "localhost") else 8000
    if public.hostname in (None, "localhost"):
        os.environ["GUANXI_URL"] = f"http://localhost:{wanted}"
    return wanted


def keep_serving(
    host: str, port: int, *, prepare: Callable[[], None], address: Callable[[], str]
) -> int:
    """Prepare, start web and worker, print the address once it opens, stay until told to stop.

    Raises Refused when the port is taken or the data folder is being served already.
    """
    _refuse_taken(host, port)
    try:
        with hold_folder(data_folder()):
            prepare()
            return _serve(host, port, address())
    except FolderInUse as error:
        raise Refused(str(error)) from None


def _serve(host: str, port: int, address: str) -> int:
    from django.db import connections

    connections.close_all()  # this process only watches from here on
    stop = threading.Event()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: stop.set())
    announcer = threading.Thread(target=_announce, args=(host, port, address, stop), daemon=True)
    announcer.start()
    supervise(_commands(host, port), stop, tell)
    return 0


def _commands(host: str, port: int) -> Mapping[str, Sequence[str]]:
    python = [sys.executable, "-m", "guanxi.config.processes"]
    return {
        "web": [*python, "web", "--host", host, "--port", str(port)],
        "worker": [*python, "worker"],
        "mailboxes": [*python, "mailboxes"],
    }


def _announce(host: str, port: int, address: str, stop: threading.Event) -> None:
    """Print ``address`` on standard output as soon as the desk answers."""
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and not stop.wait(0.1):
        if _answers(host, port):
            print(address, flush=True)
            tell("Open the address above. Stop with Ctrl+C.")
            return
    if not stop.is_set():
        tell("The desk does not answer; the lines above say why.")


def _answers(host: str, port: int) -> bool:
    reachable = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
    request = urllib.request.Request(
        f"http://{reachable}:{port}/health", headers={"Host": "localhost"}
    )
    # Never through a proxy that happens to be configured: this is our own machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = f"cannot listen on {host}:{port} ({error.strerror}); choose another --port"
            raise Refused(reason) from None


def _port(value: str) -> int:
    port = int(value)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port
