"""Who is who in the demo: Nordlicht Home in Berlin and its six suppliers in China.

Everybody here is made up. The words for roles, ranks, sides and site kinds are those of the
supplier's record, so that the demo is filled in through the same actions a user calls.
"""

from dataclasses import dataclass
from datetime import date, timedelta

CHINA = "Asia/Shanghai"
BERLIN = "Europe/Berlin"
NORA, JONAS, YUE = "Nora Hansen", "Jonas Weber", "林悦 Lin Yue"


@dataclass(frozen=True, slots=True)
class DemoContact:
    """A person at (or between us and) a supplier; handles are (channel, value)."""

    name: str
    name_zh: str
    title_zh: str
    role: str
    rank: str = "none"
    side: str = "theirs"
    languages: str = "zh"
    handles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DemoSite:
    """A place of work; kind is "office" or "production"."""

    name: str
    kind: str
    city: str
    zone: str = CHINA


@dataclass(frozen=True, slots=True)
class DemoStage:
    """A stage set by a person: from when, and why in both languages."""

    stage: str
    from_date: date
    reason: str
    reason_zh: str


@dataclass(frozen=True, slots=True)
class DemoSupplier:
    """A supplier's record; dates are relative to the day the demo is built for."""

    key: str
    name: str
    name_zh: str
    short_name: str
    city: str
    city_zh: str
    trade: str
    trade_zh: str
    contacts: tuple[DemoContact, ...]
    sites: tuple[DemoSite, ...]
    first_order_on: date | None
    stage: DemoStage | None = None
    zone: str = CHINA
    tags: tuple[str, ...] = ()


def _chat(value: str) -> tuple[tuple[str, str], ...]:
    return (("whatsapp", value),)


def _sites(city: str, office: str, works: str, town: str = "") -> tuple[DemoSite, ...]:
    return (
        DemoSite(office, "office", city),
        DemoSite(works, "production", town or city),
    )


REPRESENTATIVE = DemoContact(
    "Lin Yue",
    "林悦",
    "林小姐",
    "representative",
    side="ours",
    languages="zh, en",
    handles=_chat(YUE),
)


def suppliers(today: date) -> tuple[DemoSupplier, ...]:
    """The six suppliers as they stand on a day, the best known first."""
    return (
        _huamei(today),
        _hengye(today),
        _mianyu(today),
        _ruibo(),
        _qingyu(today),
        _yunbai(today),
    )


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _huamei(today: date) -> DemoSupplier:
    return DemoSupplier(
        "huamei", "Ningbo Huamei Home", "宁波华美家居", "huamei", "Ningbo", "宁波",
        "Bamboo and wooden kitchenware", "竹木厨房用品",
        (
            DemoContact("Chen Lili", "陈莉莉", "陈经理", "sales", "primary",
                        languages="zh, en",
                        handles=(*_chat("陈经理 Lily 华美"), ("mail", "chenlili@huamei.example"))),
            DemoContact("Zhou Jianguo", "周建国", "周工", "quality", "backup",
                        handles=(*_chat("周工 华美质检"), ("wechat", "周工 华美质检"))),
            DemoContact("Wang Deming", "王德明", "王总", "owner", handles=_chat("王总 华美")),
        ),
        _sites("Ningbo", "Yinzhou office 鄞州", "Fenghua works 奉化"),
        _ago(today, 3 * 365 + 40),
        tags=("kitchen",),
    )  # fmt: skip


def _hengye(today: date) -> DemoSupplier:
    return DemoSupplier(
        "hengye", "Yongkang Hengye Drinkware", "永康恒野杯业", "hengye", "Yongkang", "永康",
        "Vacuum bottles and tumblers", "保温杯",
        (
            DemoContact("Amy Ying", "应爱美", "应小姐", "sales", "primary",
                        languages="zh, en", handles=_chat("Amy Ying Hengye")),
            DemoContact("Cheng Wei", "程伟", "程工", "quality", "backup",
                        handles=_chat("程工 恒野")),
            DemoContact("Lü Guoqiang", "吕国强", "吕总", "owner", handles=_chat("吕总 恒野")),
        ),
        _sites("Yongkang", "Yongkang office 永康", "Zhiying works 芝英"),
        _ago(today, 505),
        DemoStage(
            "crisis", _ago(today, 6),
            "NL-1179: 18 % of batch B leak and the coating flakes, launch in days",
            "NL-1179：B批18%漏水、涂层脱落，几天后上市",
        ),
        tags=("kitchen", "winter launch"),
    )  # fmt: skip


def _mianyu(today: date) -> DemoSupplier:
    return DemoSupplier(
        "mianyu", "Shaoxing Mianyu Textile", "绍兴棉语纺织", "mianyu", "Shaoxing", "绍兴",
        "Linen and cotton for the table", "棉麻餐厨纺织品",
        (
            DemoContact("Sophie Shen", "沈佳", "沈小姐", "sales", "primary",
                        languages="zh, en", handles=_chat("Sophie Shen")),
            DemoContact("He Yonggang", "何永刚", "何师傅", "production", "backup"),
            DemoContact("Tang Lei", "唐磊", "唐先生", "other", side="third",
                        languages="zh, en", handles=_chat("Tang Eastbridge")),
        ),
        _sites("Shaoxing", "Keqiao office 柯桥", "Qixian sewing works 齐贤"),
        _ago(today, 204),
        tags=("table",),
    )  # fmt: skip


def _ruibo() -> DemoSupplier:
    return DemoSupplier(
        "ruibo", "Foshan Ruibo Hardware", "佛山锐铂五金", "ruibo", "Foshan", "佛山",
        "Stainless steel for the bathroom", "不锈钢卫浴挂件",
        (
            DemoContact("Kevin Liang", "梁凯文", "梁先生", "sales", "primary",
                        languages="zh, en", handles=_chat("Kevin Liang Ruibo")),
        ),
        _sites("Foshan", "Nanhai office 南海", "Works, not yet seen 工厂（未看过）"),
        None,
        tags=("bath", "trial"),
    )  # fmt: skip


def _qingyu(today: date) -> DemoSupplier:
    return DemoSupplier(
        "qingyu", "Chaozhou Qingyu Ceramics", "潮州青屿陶瓷", "qingyu", "Chaozhou", "潮州",
        "Reactive-glaze tableware", "窑变釉餐具",
        (
            DemoContact("Cai Shaobin", "蔡少斌", "蔡老板", "owner", "primary",
                        handles=_chat("蔡老板 青屿")),
            DemoContact("Shan", "陈丽珊", "阿珊", "sales", "backup"),
            REPRESENTATIVE,
        ),
        _sites("Chaozhou", "Fengxi office 枫溪", "Fengxi kiln 枫溪窑厂"),
        _ago(today, 420),
        tags=("table",),
    )  # fmt: skip


def _yunbai(today: date) -> DemoSupplier:
    return DemoSupplier(
        "yunbai", "Dehua Yunbai Porcelain", "德化云白瓷业", "yunbai", "Dehua", "德化",
        "White porcelain, candle holders", "白瓷烛台",
        (
            DemoContact("Grace Lai", "赖秋云", "赖小姐", "sales", "primary",
                        languages="zh, en", handles=_chat("Grace Lai Yunbai")),
            DemoContact("Su Wenhai", "苏文海", "苏总", "owner", "backup"),
        ),
        _sites("Dehua", "Longxun office 龙浔", "Sanban kiln 三班"),
        _ago(today, 545),
        tags=("resting",),
    )  # fmt: skip
