"""Drawings in place of photos: each scene is one function on one canvas."""

import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

SIZE = (640, 480)
Colour = tuple[int, int, int]
_WOOD, _DARK_WOOD, _BROWN = (214, 176, 118), (176, 132, 80), (190, 150, 105)
_STEEL, _FOREST, _PAPER, _RED = (176, 182, 186), (44, 78, 62), (246, 244, 238), (200, 50, 40)
_GREY, _LINEN = (150, 150, 146), (206, 198, 178)

Scene = Callable[[ImageDraw.ImageDraw, random.Random], None]


def draw(scene: str, seed: str, *, wood: bool) -> Image.Image:
    """The picture of a scene; what is not of a material of its own is of wood or of steel.

    Raises KeyError for a scene nobody drew.
    """
    rng = random.Random(seed)
    shade = rng.randint(-14, 14)
    picture = Image.new("RGB", SIZE, (206 + shade, 204 + shade, 198 + shade))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 330 + shade, *SIZE), fill=(178 + shade, 172 + shade, 162 + shade))
    if not wood and scene in _IN_STEEL:
        _IN_STEEL[scene](pen, rng)
    else:
        SCENES[scene](pen, rng)
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def _board(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    left, top = 110 + rng.randint(-30, 30), 110 + rng.randint(-20, 20)
    right, bottom = left + 400, top + 250
    pen.rounded_rectangle((left, top, right, bottom), 26, fill=_WOOD, outline=_DARK_WOOD, width=3)
    for y in range(top + 14, bottom - 8, 13):
        bend = rng.randint(-3, 3)
        pen.line((left + 8, y, right - 8, y + bend), fill=(200, 160, 103), width=2)
    pen.ellipse((right - 62, top + 24, right - 28, top + 58), fill=(196, 192, 186))


def _servers(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    for x in (230, 350):
        x += rng.randint(-10, 10)
        pen.line((x, 420, x + 20, 190), fill=_DARK_WOOD, width=20)
        pen.ellipse((x - 24, 70, x + 68, 210), fill=_DARK_WOOD)


def _tumbler(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    x = 250 + rng.randint(-40, 40)
    pen.polygon([(x, 120), (x + 150, 120), (x + 130, 410), (x + 20, 410)], fill=_FOREST)
    pen.rounded_rectangle((x - 8, 84, x + 158, 128), 12, fill=(40, 40, 42))
    pen.rectangle((x + 22, 390, x + 128, 412), fill=_STEEL)
    pen.line((x + 34, 140, x + 46, 380), fill=(86, 124, 104), width=8)


def _leak(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _tumbler(pen, rng)
    pen.ellipse((170, 400, 480, 452), fill=(158, 182, 198))
    for _ in range(16):
        x, y = rng.randint(210, 430), rng.randint(130, 390)
        pen.ellipse((x, y, x + 7, y + 12), fill=(188, 212, 226))


def _coating(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.rectangle((0, 60, 640, 420), fill=_FOREST)
    pen.rectangle((0, 330, 640, 420), fill=_STEEL)
    for _ in range(13):
        x, size = rng.randint(20, 560), rng.randint(18, 62)
        shape = [(x + rng.randint(-6, size), 330 - rng.randint(-6, size)) for _ in range(7)]
        pen.polygon(shape, fill=_STEEL)
    _circle(pen, 320, 310)


def _batch(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.ellipse((140, 60, 500, 420), fill=_STEEL, outline=(120, 126, 130), width=6)
    pen.text((230, 215), f"HY-B 03   {rng.randint(10, 31)}", fill=(60, 64, 66), font_size=34)


def _rings(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    for _ in range(46):
        x, y = rng.randint(40, 540), rng.randint(120, 400)
        pen.ellipse((x, y, x + 58, y + 44), outline=(232, 232, 228), width=6)


def _oven(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.rounded_rectangle((130, 90, 510, 390), 16, fill=(70, 74, 78))
    pen.rectangle((190, 140, 450, 250), fill=(20, 24, 22))
    pen.text((245, 160), "203 C", fill=(255, 96, 60), font_size=66)
    for x in range(200, 440, 60):
        pen.ellipse((x, 300, x + 34, 334), fill=(40 + rng.randint(0, 40), 150, 80))


def _carton(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    for row in range(3):
        for column in range(4):
            x, y = 40 + column * 140, 90 + row * 112 + rng.randint(-3, 3)
            pen.rectangle((x, y, x + 134, y + 106), fill=_BROWN, outline=(140, 104, 66), width=3)
            pen.rectangle((x, y + 44, x + 134, y + 58), fill=(204, 172, 128))
            pen.text((x + 18, y + 66), "NORDLICHT", fill=(60, 46, 30), font_size=16)


def _workshop(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    for x in range(30, 640, 150):
        pen.rectangle((x, 26, x + 90, 34), fill=(250, 250, 240))
    for row in range(3):
        y = 210 + row * 78
        pen.rectangle((0, y, 640, y + 12), fill=_GREY)
        for x in range(10 + rng.randint(0, 30), 610, 54):
            height = rng.randint(24, 52)
            colour = rng.choice((_WOOD, _DARK_WOOD, _STEEL, _LINEN))
            pen.rectangle((x, y - height, x + 38, y), fill=colour)


def _document(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.polygon([(150, 40), (500, 56), (488, 452), (138, 440)], fill=_PAPER)
    pen.rectangle((180, 80, 330, 98), fill=(90, 90, 90))
    for y in range(130, 410, 22):
        pen.line((180, y, 180 + rng.randint(140, 270), y + 8), fill=_GREY, width=4)
    pen.ellipse((370, 340, 460, 420), outline=_RED, width=6)


def _label(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.rounded_rectangle((130, 90, 510, 380), 10, fill=_PAPER, outline=_GREY, width=2)
    pen.text((165, 120), "NORDLICHT HOME", fill=(30, 40, 38), font_size=32)
    x = 170
    while x < 460:
        width = rng.choice((2, 3, 5, 7))
        pen.rectangle((x, 260, x + width, 345), fill=(20, 20, 20))
        x += width + rng.choice((3, 4, 6))


def _defect(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _board(pen, rng)
    x = rng.randint(220, 380)
    pen.line((x, 150, x + 20, 200, x + 8, 260), fill=(92, 62, 34), width=4)
    _circle(pen, x + 10, 205)


def _steel_defect(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _tumbler(pen, rng)
    _circle(pen, 330, rng.randint(200, 340))


def _circle(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.ellipse((x - 84, y - 84, x + 84, y + 84), outline=_RED, width=7)


def _kitchen(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    pen.rectangle((0, 0, 640, 250), fill=(226, 232, 230))
    pen.rectangle((380, 30, 590, 190), fill=(180, 212, 232))
    pen.rectangle((0, 300, 640, 340), fill=(120, 120, 118))
    pen.rounded_rectangle((80, 150, 250, 300), 16, fill=_WOOD)
    for _ in range(5):
        x = rng.randint(290, 520)
        pen.ellipse((x, 262, x + 40, 302), fill=(206, 66, 46))


def _award(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _document(pen, rng)
    pen.ellipse((270, 250, 380, 360), fill=(214, 170, 60))


_IN_STEEL: dict[str, Scene] = {"sample": _tumbler, "edge": _tumbler, "defect": _steel_defect}
SCENES: dict[str, Scene] = {
    "award": _award, "batch": _batch, "board": _board, "carton": _carton, "coating": _coating,
    "defect": _defect, "document": _document, "edge": _board, "kitchen": _kitchen,
    "label": _label, "leak": _leak, "oven": _oven, "rings": _rings, "sample": _board,
    "servers": _servers, "workshop": _workshop,
}  # fmt: skip
