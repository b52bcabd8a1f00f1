"""Reading a WhatsApp export, entries a second: ours beside what else one would install.

    python benchmarks/whatsapp.py [entries]

The input is generated: an Android and an iOS export of the same trade talk, a third Chinese, a
tenth over several lines, some media and notices. Rates are per CPU second, the best of several
rounds taken in turns; on a busy machine trust the ratios. `whatstk` takes part where it is
installed, told the format (it is several times slower when it has to find it); npm's
`whatsapp-chat-parser` where PEER_NPM names the folder it is installed in and `node` is at hand.
Ours must give back every text as it was written.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.entries import Entry
from guanxi.domain.conversations.merge import Known, digest, merge
from guanxi.domain.conversations.whatsapp import read_chat

ROUNDS = 5
SHANGHAI = ZoneInfo("Asia/Shanghai")
PEOPLE = ["Chen Jie", "周敏", "Nora Import", "+86 139 0000 1234", "Sales (Foshan)"]
SAID = [
    "Please send the inspection photos of order {n} today.",
    "订单{n}的大货已经完成，明天装柜：请确认唛头。",
    "ok",
    "好的",
    "Unit price is USD {n}.20: FOB Shenzhen, valid 30 days",
    "单价{n}元含税，数量：500，颜色：白色",
    "Thanks! The deposit was paid this morning, see the bank copy",
    "1) qty: {n}\n2) 颜色：黑色\n3) 12:30 loading",
]
NPM = """
const parser = require(process.argv[1] + '/node_modules/whatsapp-chat-parser');
const text = require('fs').readFileSync(process.argv[2], 'utf8');
let best = Infinity, rows = 0;
for (let i = 0; i < 3; i++) {
  const before = process.cpuUsage();
  rows = parser.parseString(text, { daysFirst: true }).length;
  const used = process.cpuUsage(before);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ rows, seconds: best }));
"""


def write_exports(folder: Path, count: int) -> tuple[dict[str, Path], list[str]]:
    """The two exports, and every text said in them."""
    chance = random.Random(11)
    moment = datetime(2024, 1, 2, 8)
    texts: list[str] = []
    android: list[str] = []
    ios: list[str] = []
    for _ in range(count):
        moment += timedelta(seconds=chance.expovariate(1 / 400))
        name, text = chance.choice(PEOPLE), chance.choice(SAID).format(n=chance.randrange(9_999))
        texts.append(text)
        android.append(f"{moment:%d/%m/%Y, %H:%M} - {name}: {text}\n")
        ios.append(f"[{moment:%d/%m/%Y, %H:%M:%S}] {name}: {text}\n")
    paths = {"android": folder / "android.txt", "ios": folder / "ios.txt"}
    paths["android"].write_text("".join(android), encoding="utf-8", newline="\n")
    paths["ios"].write_text("".join(ios), encoding="utf-8", newline="\n")
    return paths, texts


def read_ours(path: Path) -> int:
    """Entries read, in blocks as the importer reads them, none of them kept."""
    with path.open("rb") as file:
        return sum(1 for _ in read_chat(iter(lambda: file.read(1 << 18), b""), SHANGHAI))


def read_whatstk(path: Path) -> int:
    """Rows whatstk finds when told the format."""
    from whatstk import df_from_whatsapp  # type: ignore[import-not-found]

    bracketed = path.stem == "ios"
    form = "[%d/%m/%Y, %H:%M:%S] %name:" if bracketed else "%d/%m/%Y, %H:%M - %name:"
    return len(df_from_whatsapp(str(path), auto_header=False, hformat=form))


def read_npm(path: Path) -> float | None:
    """Seconds of npm's parser, None where it is not at hand."""
    folder, node = os.environ.get("PEER_NPM"), shutil.which("node")
    if not folder or not node:
        return None
    done = subprocess.run(
        [node, "-e", NPM, folder, str(path)], capture_output=True, text=True, check=True
    )
    return float(json.loads(done.stdout)["seconds"])


def best_of(contenders: dict[str, Callable[[Path], int]], path: Path) -> dict[str, float]:
    """The least CPU seconds of each, taken in turns."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, reader in contenders.items():
            start = time.process_time()
            reader(path)
            used = time.process_time() - start
            best[name] = min(used, best.get(name, used))
    return best


def check_lossless(path: Path, texts: list[str]) -> None:
    """Stop where a text does not come back as it was written."""
    read = read_chat([path.read_bytes()], SHANGHAI)
    got = [item.text for item in read if isinstance(item, Entry)]
    if got != texts:
        raise SystemExit(f"{path.name}: not lossless")


def report_merge(path: Path) -> None:
    """Entries a second matched against themselves, in the importer's slices of 5,000."""
    entries = [item for item in read_chat([path.read_bytes()], SHANGHAI) if isinstance(item, Entry)]
    slice_ = entries[:5_000]
    known = [
        Known(i, e.at, e.sender, e.kind, digest(e.words), e.attachment, e.precision)
        for i, e in enumerate(slice_)
    ]
    start = time.process_time()
    merge(known, slice_)
    rate = len(slice_) / (time.process_time() - start)
    print(f"{path.stem:8} merge with itself     {rate:>10,.0f} entries/s")


def main(count: int) -> None:
    """Print the rates and ratios."""
    contenders: dict[str, Callable[[Path], int]] = {"guanxi": read_ours}
    try:
        import whatstk  # noqa: F401
    except ImportError:
        print("whatstk is not installed: left out")
    else:
        contenders["whatstk, told the format"] = read_whatstk
    with tempfile.TemporaryDirectory() as folder:
        paths, texts = write_exports(Path(folder), count)
        for path in paths.values():
            check_lossless(path, texts)
            best = best_of(contenders, path)
            if (npm := read_npm(path)) is not None:
                best["npm whatsapp-chat-parser"] = npm
            for name, seconds in best.items():
                ratio = seconds / best["guanxi"]
                print(
                    f"{path.stem:8} {name:25} {count / seconds:>10,.0f} entries/s"
                    f"   guanxi is {ratio:.2f} x"
                )
        report_merge(paths["android"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
