"""Currencies and units by the words people use for them."""

from typing import Final

CURRENCIES: Final[dict[str, str]] = {
    word: code
    for code, words in {
        "USD": "usd us$ u$ us美元 美元 美金 us-dollar us-dollars usdollar 美圆",
        "CNY": "cny rmb cnh 元 人民币 人民幣 人民币元 rmb¥ cn¥ 块 圆 yuan renminbi",
        "EUR": "eur € euro euros 欧元 歐元",
        "GBP": "gbp £ 英镑 英鎊",
        "HKD": "hkd hk$ 港币 港幣 港元",
        "JPY": "jpy jp¥ 日元 日圆 日圓 円 yen",
        "TWD": "twd ntd nt$ 新台币 新台幣 台币 台幣",
        "KRW": "krw ₩ 韩元 韓元",
        "AUD": "aud au$ a$ 澳元",
        "CAD": "cad ca$ c$ 加元",
        "NZD": "nzd nz$",
        "SGD": "sgd s$ sg$ 新加坡元 新元",
        "CHF": "chf sfr fr. 瑞士法郎",
        "SEK": "sek", "NOK": "nok", "DKK": "dkk", "PLN": "pln zł", "CZK": "czk", "HUF": "huf",
        "INR": "inr ₹ rs rs.", "THB": "thb ฿", "VND": "vnd ₫", "MYR": "myr rm", "IDR": "idr rp",
        "MXN": "mxn mx$", "BRL": "brl r$", "ZAR": "zar", "TRY": "try ₺", "AED": "aed", "ILS": "ils",
        "RUB": "rub ₽", "PHP": "php ₱", "SAR": "sar", "QAR": "qar", "KWD": "kwd", "EGP": "egp",
        "MAD": "mad", "NGN": "ngn", "KES": "kes", "PKR": "pkr", "BDT": "bdt", "LKR": "lkr",
        "UAH": "uah", "RON": "ron", "BGN": "bgn", "ISK": "isk", "PEN": "pen", "CLP": "clp",
        "COP": "cop", "ARS": "ars", "MOP": "mop 澳门元",
    }.items()
    for word in words.split()
}  # fmt: skip
# Signs of several currencies, the commonest first.
SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "¥": ("CNY", "JPY"),
    "$": ("USD", "HKD", "AUD", "CAD", "SGD", "NZD", "TWD", "MXN"),
}
PACKS: Final = frozenset({"carton", "box", "pack", "pallet"})
UNITS: Final[dict[str, str]] = {
    word: unit
    for unit, words in {
        "pcs": "pcs pc pce pces piece pieces ea each unit units nos stk stck stück ud uds unidades "
        "pz pezzi pièces stuks szt cái 个 個 件 只 隻 支 枚 片 "
        "把 条 條 台 块 根 张 張 pza",
        "set": "set sets satz jeu juego bộ 套 组 組",
        "pair": "pair pairs pr prs paar paire paires par pares paia đôi 对 對 双 雙",
        "dozen": "dozen doz dz 打",
        "carton": "carton cartons ctn ctns 箱 karton",
        "box": "box boxes 盒",
        "pack": "pack packs pk pks pkg packet packets 包 袋",
        "roll": "roll rolls 卷 捲",
        "kg": "kg kgs kilos kilo kilogram kilograms 公斤 千克",
        "g": "g gram grams 克",
        "t": "t ton tons tonne tonnes mt 吨 噸 公吨",
        "m": "m metre metres meter meters mtr 米",
        "cm": "cm 厘米",
        "yd": "yd yds yard yards 码 碼",
        "m2": "m2 sqm m² 平方米",
        "m3": "m3 cbm m³ 立方米",
        "l": "l litre litres liter liters 升",
        "pallet": "pallet pallets plt 托 托盘",
    }.items()
    for word in words.split()
}


def currency_of(word: str) -> str | None:
    """The code of a currency, the bare sign where it is one of several, None for other words.

    >>> currency_of("RMB"), currency_of("￥"), currency_of("pills")
    ('CNY', '¥', None)
    """
    word = word.strip().casefold().replace("￥", "¥").replace("＄", "$")
    return word if word in SIGNS else CURRENCIES.get(word)


def unit_of(word: str) -> str | None:
    """The unit a word names.

    >>> unit_of("PCS."), unit_of("件"), unit_of("USD")
    ('pcs', 'pcs', None)
    """
    return UNITS.get(word.strip(" .").casefold())
