"""Small attachments made in code: pictures, voice messages of silence, one-page PDF files.

The pictures are plain drawings of what the message speaks of. A voice message is a true Ogg Opus
stream (RFC 7845) of silent frames, so that a player shows its length and plays it.
"""

import io
import struct

from guanxi.demo.pictures import draw

_QUALITY = 78
_SILENT_FRAME = b"\xf8\xff\xfe"  # 20 ms, CELT, mono
_SAMPLES = 960  # of 20 ms at 48 kHz
_FRAMES_PER_PAGE = 50
_SERIAL = 0x6775616E


def picture(scene: str, *, seed: str, wood: bool) -> bytes:
    """A JPEG of a scene; the seed varies it, `wood` says what the supplier works in."""
    buffer = io.BytesIO()
    draw(scene, seed, wood=wood).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def silence(seconds: int) -> bytes:
    """An Ogg Opus file that plays so many seconds of nothing."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 4) + b"demo" + struct.pack("<I", 0)
    pages = [_page([head], 0, 0, 2), _page([tags], 0, 1, 0)]
    frames = seconds * 50
    for first in range(0, frames, _FRAMES_PER_PAGE):
        count = min(_FRAMES_PER_PAGE, frames - first)
        last = first + count == frames
        position = (first + count) * _SAMPLES
        pages.append(_page([_SILENT_FRAME] * count, position, len(pages), 4 if last else 0))
    return b"".join(pages)


def _page(packets: list[bytes], position: int, number: int, flags: int) -> bytes:
    """One Ogg page (RFC 3533) of packets shorter than 255 bytes."""
    lacing = bytes(len(packet) for packet in packets)
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, position, _SERIAL, number, 0)
    page = head + bytes([len(packets)]) + lacing + b"".join(packets)
    return page[:22] + struct.pack("<I", _crc(page)) + page[26:]


def _crc(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1) ^ (0x04C11DB7 if crc & 0x80000000 else 0)
        crc &= 0xFFFFFFFF
    return crc


def sheet(title: str) -> bytes:
    """A one-page PDF with the title's plain letters and some ruled lines."""
    plain = "".join(letter for letter in title if letter.isascii() and letter not in "()\\")
    ruled = "".join(f"70 {y} m 525 {y} l S\n" for y in range(640, 240, -36))
    content = f"BT /F1 18 Tf 70 740 Td ({plain.strip(' _')}) Tj ET\n0.8 G\n{ruled}"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "%PDF-1.4\n"
    offsets = []
    for number, thing in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{thing}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
