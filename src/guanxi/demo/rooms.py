"""The chats of the demo: who is in them, on whose phone, and how their talk goes.

`Habits` says how quickly each side usually answers, in minutes of its own working time, and how
the other side slows down towards the end. `Goods` is what they made for us before our order book
(`order_book.py`) begins.
"""

from dataclasses import dataclass
from types import MappingProxyType

from guanxi.demo.people import BERLIN, CHINA, JONAS, NORA, YUE


@dataclass(frozen=True, slots=True)
class Goods:
    """A product in both languages, its price in US dollars and usual quantities."""

    en: str
    zh: str
    price: float
    quantities: tuple[int, ...]
    per_carton: int


@dataclass(frozen=True, slots=True)
class Habits:
    """How often something happens (days) and how quickly each side answers (minutes).

    Theirs slows to `slow_factor` times over the last `slow_days` of the told stretch.
    """

    first_day: int
    last_day: int
    order_every: int
    talk_every: int
    theirs: float
    ours: float
    slow_days: int = 0
    slow_factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Room:
    """One chat as one phone exports it.

    `cast` maps story speakers to the names that phone shows; `address` is how people call each
    other. `stale_days` is how many days ago the phone made the export (0: this morning);
    `media_days` for how long it kept pictures; `wood` what those show things made of.
    """

    key: str
    supplier: str
    title: str
    style: str
    file_name: str
    zone: str
    me: tuple[str, ...]
    cast: MappingProxyType[str, str]
    address: MappingProxyType[str, str]
    story: str
    languages: tuple[str, ...] = ()
    goods: tuple[Goods, ...] = ()
    habits: Habits | None = None
    port: str = "Ningbo"
    stale_days: int = 0
    group: bool = False
    media_days: int = 0
    wood: bool = True


def _names(**names: str) -> MappingProxyType[str, str]:
    return MappingProxyType(names)


_HUAMEI = Room(
    "huamei", "huamei", "华美 Huamei × Nordlicht", "ios_de",
    "WhatsApp Chat - 华美 Huamei × Nordlicht.zip", BERLIN, (NORA, JONAS),
    _names(nora=NORA, jonas=JONAS, sales="陈经理 Lily 华美", boss="王总 华美", qc="周工 华美质检"),
    _names(nora="Nora", jonas="Jonas", us="Nora", sales="Lily", boss="王总", qc="周工"),
    "huamei.txt", ("en", "mix"),
    (
        Goods("bamboo cutting board L", "竹砧板大号", 4.20, (1200, 1500), 12),
        Goods("acacia serving board 40 cm", "相思木托盘40厘米", 5.95, (600, 800), 10),
        Goods("bamboo drawer organiser 5 boxes", "竹抽屉收纳五格", 6.85, (400, 500), 8),
    ),
    Habits(600, 24, 37, 12, theirs=17, ours=38), group=True, media_days=45,
)  # fmt: skip
_HENGYE = Room(
    "hengye", "hengye", "Hengye 恒野 × Nordlicht", "ios_en",
    "WhatsApp Chat - Hengye 恒野 × Nordlicht.zip", BERLIN, (NORA, JONAS),
    _names(nora=NORA, jonas=JONAS, sales="Amy Ying Hengye", boss="吕总 恒野", qc="程工 恒野"),
    _names(nora="Nora", jonas="Jonas", us="Nora", sales="Amy", boss="Mr. Lü", qc="程工"),
    "hengye.txt", ("en", "mix"),
    (
        Goods("travel tumbler 350 ml", "350毫升保温杯", 4.95, (2000, 3000), 24),
        Goods("insulated bottle 500 ml", "500毫升保温瓶", 5.40, (1500, 2000), 24),
        Goods("food jar 450 ml", "450毫升焖烧罐", 6.10, (1000, 1200), 16),
    ),
    Habits(490, 26, 60, 16, theirs=34, ours=44, slow_days=60, slow_factor=1.8),
    group=True, media_days=21, wood=False,
)  # fmt: skip
_MIANYU = Room(
    "mianyu", "mianyu", "Sophie Shen", "android_us",
    "WhatsApp Chat with Sophie Shen.txt", BERLIN, (JONAS,),
    _names(jonas=JONAS, sales="Sophie Shen"),
    _names(jonas="Jonas", us="Jonas", sales="Sophie"),
    "mianyu.txt", ("en",),
    (
        Goods("linen napkin set of 4", "亚麻餐巾4件套", 5.20, (800, 1000), 20),
        Goods("cotton apron", "纯棉围裙", 4.35, (1000, 1500), 18),
        Goods("linen tea towel", "亚麻茶巾", 1.95, (2000, 2400), 50),
    ),
    Habits(206, 24, 34, 9, theirs=30, ours=40), port="Shanghai",
)  # fmt: skip
_MIANYU_GROUP = Room(
    "mianyu_group", "mianyu", "Mianyu shipping", "android_uk",
    "WhatsApp Chat with Mianyu shipping.txt", BERLIN, (JONAS,),
    _names(jonas=JONAS, sales="Sophie Shen", fwd="Tang Eastbridge"),
    _names(jonas="Jonas", us="Jonas", sales="Sophie"),
    "mianyu_group.txt", stale_days=9, group=True,
)  # fmt: skip
_RUIBO = Room(
    "ruibo", "ruibo", "Kevin Liang Ruibo", "android_uk",
    "WhatsApp Chat with Kevin Liang Ruibo.txt", BERLIN, (JONAS,),
    _names(jonas=JONAS, sales="Kevin Liang Ruibo"),
    _names(jonas="Jonas", us="Jonas", sales="Kevin"),
    "ruibo.txt",
)  # fmt: skip
_QINGYU = Room(
    "qingyu", "qingyu", "蔡老板 青屿", "android_cn",
    "与蔡老板 青屿的 WhatsApp 聊天.txt", CHINA, (YUE,),
    _names(yue=YUE, sales="蔡老板 青屿"),
    _names(yue="林小姐", us="林小姐", sales="蔡老板"),
    "qingyu.txt", ("cn",),
    (
        Goods("reactive-glaze mug", "窑变釉马克杯", 2.65, (2000, 3000), 24),
        Goods("reactive-glaze dinner plate", "窑变釉餐盘", 3.10, (1500, 2000), 12),
    ),
    Habits(415, 52, 58, 18, theirs=26, ours=22, slow_days=150, slow_factor=9.0), port="盐田",
)  # fmt: skip
_YUNBAI = Room(
    "yunbai", "yunbai", "Grace Lai Yunbai", "android_de",
    "WhatsApp Chat mit Grace Lai Yunbai.txt", BERLIN, (NORA,),
    _names(nora=NORA, sales="Grace Lai Yunbai"),
    _names(nora="Nora", us="Nora", sales="Grace"),
    "yunbai.txt", ("en",),
    (
        Goods("porcelain candle holder", "白瓷烛台", 2.20, (1500, 2000), 24),
        Goods("matt white vase 18 cm", "哑光白瓷花瓶18厘米", 3.90, (800, 1000), 12),
    ),
    Habits(540, 168, 66, 18, theirs=36, ours=46), port="Xiamen",
)  # fmt: skip

ROOMS = (_HUAMEI, _HENGYE, _MIANYU, _MIANYU_GROUP, _RUIBO, _QINGYU, _YUNBAI)
