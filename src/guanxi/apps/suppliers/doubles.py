"""When two names are likely of one firm.

A Chinese firm's registered name is a place, a brand of two to four characters, a trade and a legal
form: 深圳 华美 家居用品 有限公司. On paper for abroad it is spelled or translated, and chats know
it by its brand alone: "Shenzhen Huamei Home Co., Ltd", "Huamei". So names are held against each
other in pinyin, without place and form: the whole of them, and by the brand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from guanxi.apps.suppliers.search_keys import folded_name
from guanxi.platform.i18n.pinyin import pinyin

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W_]+")
# Legal forms, longest first, at the end of a name.
_FORMS_ZH = (
    "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "总公司", "分公司", "公司", "集团",
    "加工厂", "总厂", "工厂", "厂", "商行", "经营部",
)  # fmt: skip
_FORMS = frozenset(
    ("co", "company", "corp", "corporation", "group", "inc", "limited", "llc", "ltd", "pte",
     "factory", "the")
)  # fmt: skip
# Where most of the export trade sits; a firm's own city comes to these.
_PLACES_ZH = (
    "深圳", "广州", "东莞", "佛山", "中山", "珠海", "惠州", "汕头", "潮州", "揭阳", "江门", "宁波",
    "义乌", "杭州", "温州", "台州", "绍兴", "金华", "嘉兴", "湖州", "永康", "慈溪", "余姚", "上海",
    "苏州", "无锡", "常州", "南京", "南通", "扬州", "厦门", "泉州", "福州", "晋江", "青岛", "济南",
    "烟台", "临沂", "天津", "北京", "重庆", "成都", "武汉", "长沙", "郑州", "西安", "合肥",
    "浙江", "广东", "江苏", "福建", "山东", "河北", "中国",
)  # fmt: skip
_SHORTEST = 4  # letters of a brand; shorter ones are the brands of too many


def core(name: str, cities: Iterable[str] = ()) -> frozenset[str]:
    """The name in Latin letters, without place and legal form; with its place too.

    >>> sorted(core("宁波华美家居有限公司")) == sorted(core("Ningbo Huamei Jiaju Co., Ltd."))
    True
    """
    words = _words(name, tuple(cities))
    whole = "".join(words)
    return frozenset({whole}) if len(whole) >= _SHORTEST else frozenset()


def brand(name: str, cities: Iterable[str] = ()) -> str:
    """What the firm is called for short; empty where that is too short to mean it.

    >>> brand("深圳华美家居用品有限公司"), brand("Shenzhen Huamei Home Co., Ltd"), brand("Huamei")
    ('huamei', 'huamei', 'huamei')
    """
    words = _words(name, tuple(cities))
    first = words[0] if words else ""
    return first if len(first) >= _SHORTEST else ""


@lru_cache(maxsize=8192)
def _words(name: str, cities: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are left; of a Chinese name, its brand and the rest."""
    return _han_words(name, cities) if _HAN.search(name) else _latin_words(name, cities)


def _han_words(name: str, cities: tuple[str, ...]) -> tuple[str, ...]:
    text = folded_name(name)
    for form in _FORMS_ZH:
        if len(text) > len(form):
            text = text.removesuffix(form)
    for place in (*filter(_HAN.search, cities), *_PLACES_ZH):
        for written in (f"{place}市", f"{place}省", place):
            if len(text) > len(written):
                text = text.removeprefix(written)
    spelled = ("".join(pinyin(part)) for part in (text[:2], text[2:]))
    return tuple(filter(None, spelled))


def _latin_words(name: str, cities: tuple[str, ...]) -> tuple[str, ...]:
    words = [folded_name(word) for word in _WORD.findall(name)]
    kept = [word for word in words if word not in _FORMS]
    places = {*map(folded_name, cities), *_spelled_places()}
    while len(kept) > 1 and kept[0] in places:
        kept = kept[1:]
    return tuple(kept)


@lru_cache(maxsize=1)
def _spelled_places() -> frozenset[str]:
    return frozenset("".join(pinyin(place)) for place in _PLACES_ZH)
