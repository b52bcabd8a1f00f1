"""The established supplier beyond WhatsApp: WeChat with the workshop, mail, calls and a visit.

WeChat as a desktop tool exports it (MemoTrace's twelve columns), mail as a mailbox.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from guanxi.demo.days import StoryDays, Works, china_works, export_moment
from guanxi.demo.exports import DemoExport
from guanxi.demo.people import BERLIN, CHINA, NORA

SUPPLIER = "huamei"
_NORA_MAIL = "nora@nordlicht.example"
_CHEN_MAIL = "chenlili@huamei.example"
_HEADING = (
    "localId", "TalkerId", "Type", "SubType", "IsSender", "CreateTime", "Status", "StrContent",
    "StrTime", "Remark", "NickName", "Sender",
)  # fmt: skip
# (day of the story, China's clock, who speaks, what)
_WECHAT = (
    ("d-32", "10:05", "zhou", "Nora，NL-1187 的竹料到了，开始烘干"),
    ("d-32", "15:40", "nora", "好的，含水率现在多少？"),
    ("d-32", "16:02", "zhou", "9%到10%之间，等会儿拍给你"),
    ("d-24", "09:30", "nora", "周工，上次说的圆角改好了吗"),
    ("d-24", "09:52", "zhou", "我问一下车间"),
    ("d-24", "14:15", "zhou", "改好了，R3，第一批 200 件已经过了"),
    ("d-17", "15:30", "nora", "这周能拍一段打磨线的视频吗"),
    ("d-17", "17:05", "zhou", "可以，明天上午拍"),
    ("d-16", "10:20", "zhou", "拍好了，一共三段，发你们群里了"),
    ("d-16", "16:00", "nora", "看到了，很清楚，谢谢周工"),
    ("d-10", "09:15", "zhou", "油是用原来那个还是食品级的新油？"),
    ("d-10", "15:12", "nora", "用新的，食品级那个"),
    ("d-10", "15:20", "zhou", "收到"),
    ("d-4", "15:45", "nora", "NL-1187 的抽检哪天做比较好？"),
    ("d-4", "16:10", "zhou", "周四下午，包装完八成以后"),
    ("d-1", "09:40", "zhou", "今天打磨了 640 片，进度正常"),
)
# (thread, day, Berlin's clock, who, subject, text, what it quotes)
_MAIL = (
    ("forecast", "d-41", "10:20", "nora", "Forecast for next season",
     "Dear Lili,\n\nattached is what we expect for next season. Could you tell us which of the"
     " boards need new tooling, and by when we should decide?\n\nBest regards\nNora", ""),
    ("forecast", "d-38", "08:10", "chen", "Re: Forecast for next season",
     "Dear Nora,\n\nonly the round one needs a new fixture, USD 380, ready in 12 days. Please"
     " decide before the end of next week.\n\nLili",
     "Could you tell us which of the boards need new tooling"),
    ("forecast", "d-36", "11:05", "nora", "Re: Forecast for next season",
     "Dear Lili,\n\nplease go ahead with the fixture. We pay it with the deposit.\n\nNora",
     "Please decide before the end of next week."),
    ("report", "d-20", "07:55", "chen", "Monthly report 月报",
     "Dear Nora,\n\nlast month's report: 3 orders shipped, all on time; 2 of 1,240 pieces sorted"
     " out for cracks; sanding line 3 is back in use.\n\n陈莉莉", ""),
    ("report", "d-19", "10:30", "nora", "Re: Monthly report 月报",
     "Thank you, Lili, very clear. What was the cause of the two cracks?\n\nNora",
     "2 of 1,240 pieces sorted out"),
    ("report", "d-18", "08:25", "chen", "Re: Monthly report 月报",
     "Both from one plank with too little drying. We now measure every plank, not every pallet."
     "\n\n陈莉莉", "What was the cause of the two cracks?"),
    ("insurance", "d-6", "10:50", "nora", "Insurance certificate for the trade fair",
     "Dear Lili,\n\nour fair organiser asks for your product liability certificate. Can you send"
     " the current one?\n\nNora", ""),
    ("insurance", "d-5", "08:05", "chen", "Re: Insurance certificate for the trade fair",
     "Dear Nora,\n\nI ask our finance and come back to you.\n\n陈莉莉",
     "Can you send the current one?"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoCall:
    """A call or visit that was noted; a report that came in has the kind "report"."""

    supplier: str
    kind: str
    at: datetime
    minutes: int
    note: str


def other_exports(now: datetime, works: Works = china_works) -> list[DemoExport]:
    """The WeChat chat and the mailbox with the established supplier, as of `now`."""
    moment = export_moment(now)
    days = StoryDays(moment.date(), works)
    return [
        DemoExport("周工 华美质检.csv", _wechat(days, moment), SUPPLIER, CHINA, (NORA,), moment),
        DemoExport(
            "Huamei mail.mbox", _mailbox(days, moment), SUPPLIER, BERLIN, (_NORA_MAIL,), moment
        ),
    ]


def calls(now: datetime, works: Works = china_works) -> list[DemoCall]:
    """Calls, one visit and the reports with the established supplier before `now`."""
    moment = export_moment(now)
    days = StoryDays(moment.date(), works)
    told = (
        ("visit", "d-48", 240, "Walked the sanding and packing lines with Zhou and Wang."),
        ("video", "d-40", 25, "Forecast for next season, fixture for the round board."),
        ("video", "d-33", 20, "Start of NL-1187."),
        ("video", "d-23", 35, "Rounded edges, moisture; Wang joined for ten minutes."),
        ("video", "d-14", 15, "Oil, carton marks."),
        ("video", "d-8", 20, "Dates of the next two orders."),
        ("video", "d-3", 30, "Inspection date; prices are looked at again next quarter."),
        ("report", "d-42", 0, "Monthly report."),
        ("report", "d-20", 0, "Monthly report, by mail."),
    )
    return [
        DemoCall(SUPPLIER, kind, _at(days, day, "10:30", BERLIN), minutes, note)
        for kind, day, minutes, note in told
    ]


def _at(days: StoryDays, day: str, clock: str, zone: str) -> datetime:
    return datetime.combine(days.named(day), time.fromisoformat(clock), ZoneInfo(zone))


def _wechat(days: StoryDays, moment: datetime) -> bytes:
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(_HEADING)
    names = {"nora": (NORA, "wxid_nordlicht"), "zhou": ("周工 华美质检", "wxid_zhou_huamei")}
    for number, (day, clock, who, text) in enumerate(_WECHAT, 1):
        at = _at(days, day, clock, CHINA)
        if at >= moment:
            break
        name, wxid = names[who]
        local = f"{at:%Y-%m-%d %H:%M:%S}"
        mine = int(who == "nora")
        rows.writerow(
            (number, 7, 1, 0, mine, int(at.timestamp()), "", text, local, name, name, wxid)
        )
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _mailbox(days: StoryDays, moment: datetime) -> bytes:
    return b"".join(_mails(days, moment))


def _mails(days: StoryDays, moment: datetime) -> Iterator[bytes]:
    people = {"nora": f"{NORA} <{_NORA_MAIL}>", "chen": f"Chen Lili <{_CHEN_MAIL}>"}
    before: dict[str, str] = {}
    for number, (thread, day, clock, who, subject, text, quoted) in enumerate(_MAIL, 1):
        at = _at(days, day, clock, BERLIN) + timedelta(minutes=number)
        if at >= moment:
            return
        mail = EmailMessage()
        mail["From"], mail["To"] = people[who], people["chen" if who == "nora" else "nora"]
        mail["Subject"], mail["Date"] = subject, format_datetime(at)
        mail["Message-ID"] = f"<{thread}-{number}@demo.example>"
        if thread in before:
            mail["In-Reply-To"] = before[thread]
        mail.set_content(f"{text}\n\n> {quoted}\n" if quoted else f"{text}\n")
        before[thread] = str(mail["Message-ID"])
        yield f"From demo {at:%a %b %d %H:%M:%S %Y}\n".encode() + mail.as_bytes() + b"\n\n"
