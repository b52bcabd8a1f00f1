"""An IMAP server for one test run: own folder, own ports on this machine, gone afterwards.

Anybody may sign in with PASSWORD; each name is a mailbox of its own in a Maildir, so mail is
delivered by writing a file. It speaks TLS too, with a certificate that nobody vouches for.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

PASSWORD = "eins-zwei-Polizei-授权"
START_WITHIN = 20.0
_numbers = count(1)


class NoDovecot(RuntimeError):
    """Dovecot is missing or did not start."""


@dataclass(frozen=True)
class Dovecot:
    """A running server."""

    folder: Path
    port: int
    tls_port: int

    @property
    def certificate(self) -> Path:
        """What a client has to trust to believe this server."""
        return self.folder / "certificate.pem"

    def maildir(self, user: str, folder: str = "INBOX") -> Path:
        """Where the mails of a folder lie."""
        home = self.folder / "mail" / user
        return home if folder == "INBOX" else home / f".{folder}"

    def deliver(
        self, user: str, mail: bytes, *, folder: str = "INBOX", came: datetime | None = None
    ) -> None:
        """Put one mail into a folder, as a mail server does: written aside, then moved."""
        came = came or datetime.now(UTC)
        place = self.maildir(user, folder)
        if not (place / "new").exists():
            for name in ("tmp", "new", "cur"):
                (place / name).mkdir(parents=True, exist_ok=True)
            _give_to_server(self.folder / "mail")
        name = f"{next(_numbers):08d}.{os.getpid()}.test"
        aside = place / "tmp" / name
        aside.write_bytes(mail)
        os.utime(aside, (came.timestamp(), came.timestamp()))
        if os.geteuid() == 0:
            shutil.chown(aside, _USER, _USER)
        aside.rename(place / "new" / name)

    def renumber(self, user: str, folder: str = "INBOX") -> None:
        """Give the mails of a folder new numbers, as after it was restored from a backup."""
        place = self.maildir(user, folder)
        numbers = place / "dovecot-uidlist"
        head, _, rest = numbers.read_text().partition("\n")
        parts = head.split(" ")
        parts[1] = f"V{int(parts[1][1:]) + 77}"
        numbers.write_text(" ".join(parts) + "\n" + rest)
        for index in place.glob("dovecot.index*"):
            index.unlink()


@lru_cache
def private_dovecot() -> Dovecot:
    """Start a server that ends with this process. Raises NoDovecot."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        raise NoDovecot("dovecot is missing; install it (Debian: apt install dovecot-imapd)")
    folder = Path(tempfile.mkdtemp(prefix="guanxi-imap-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    (folder / "mail").mkdir()
    _give_to_server(folder / "mail")
    _write_certificate(folder)
    dovecot = Dovecot(folder, _free_port(), _free_port())
    (folder / "dovecot.conf").write_text(_configuration(dovecot))
    with (folder / "out").open("wb") as out:
        server = subprocess.Popen(
            [program, "-F", "-c", folder / "dovecot.conf"], stdout=out, stderr=out
        )
    atexit.register(_stop, server)
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", dovecot.port), 1) as line:
                if line.recv(4) == b"* OK":
                    return dovecot
        except OSError:
            time.sleep(0.02)
    said = (folder / "out").read_text() + "".join(p.read_text() for p in folder.glob("log"))
    raise NoDovecot(f"dovecot did not start: {said}")


def _configuration(dovecot: Dovecot) -> str:
    folder = dovecot.folder
    me = pwd.getpwuid(os.geteuid()).pw_name
    users = "" if os.geteuid() == 0 else f"default_internal_user = {me}\ndefault_login_user = {me}"
    return f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
mail_max_userip_connections = 100
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
{users}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={_USER} gid={pwd.getpwnam(_USER).pw_gid} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {dovecot.port}
  }}
  inet_listener imaps {{
    port = {dovecot.tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def _write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def _give_to_server(place: Path) -> None:
    """The server reads mail as an ordinary user."""
    if os.geteuid() == 0:
        for path in (place, *place.rglob("*")):
            if path.is_dir():
                shutil.chown(path, _USER, _USER)


def _ordinary_user() -> str:
    return "mail" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


_USER = _ordinary_user()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
