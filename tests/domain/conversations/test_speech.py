from dataclasses import replace

import pytest
from tests.domain.conversations.speech_samples import ASKS, ASKS_NOTHING
from tests.domain.conversations.talk import readings, talk

from guanxi.domain.conversations.speech import Role, read
from guanxi.domain.playbook import Urgency

# What was asked, what is replied, whether that answers, and whether it asks in turn.
REPLIES = [
    ("can you ship on Friday?", "ok", True, False),
    ("please send the test report", "ok", False, False),
    ("please send the test report", "tomorrow I will give you", False, False),
    ("when do you ship?", "tomorrow", True, False),
    ("please send the test report", "which one, EN71 or REACH?", True, True),
    ("please send the test report", "by the way, did you get the sample?", False, True),
    ("follow the drawing or the last lot?", "Follow the drawing please", True, False),
    ("what is the price for 5000?", "usd 2.35 FOB Ningbo", True, False),
    ("we must raise the price 4%", "We agreed 12 months. No.", True, True),
    ("can you ship on Friday?", "let me check", False, False),
    ("can you ship on Friday?", "haha", False, False),
    ("这个颜色可以吗", "可以", True, False),
    ("把装箱单发我", "好的", False, False),
    ("把装箱单发我", "下午发你", False, False),
    ("什么时候出货", "28号", True, False),
    ("要红的还是蓝的", "用蓝的", True, False),
    ("800块加收一下", "太贵了，当初说好的", True, True),
    ("可以周五出吗", "嗯", True, False),
    ("唛头发我", "收到", False, False),
    ("样品寄了没", "已经寄了", True, False),
    ("did you receive the deposit?", "received with thanks", True, False),
    ("what is the price for 5000?", "tomorrow I tell you", False, False),
    ("please use the stronger clip", "strong clip + 0.06 per box", True, True),
    ("how much is the stronger clip?", "+ 0.06 per box", True, False),
    ("please send the packing list", "30 min", False, False),
    ("please send the packing list", "forwarder did not give it yet", False, False),
    ("this lot is too dark", "sorry, our mistake", True, False),
    ("can you tape the bag inside?", "ask the workshop first", False, False),
    ("能不能做成英文的", "能", True, False),
    ("唛头改好了吗", "我跟师傅讲一下", False, False),
    ("你们出一半", "老板同意了 一人一半", True, False),
    ("is the price still 1.12?", "let me ask purchasing, silicone went up", False, False),
    ("has the truck left?", "the forwarder is slow. I call him", False, False),
    ("请把验货报告发我", "还在整理，晚点给你", False, False),
    ("20号能装柜吗", "22号吧", True, True),
    ("20号能装柜吗", "可以，20号上午", True, False),
    ("did the truck leave on Monday?", "Tuesday", True, False),
    ("can you print our logo?", "yes, setup fee 60 usd", True, True),
    ("can you add a label?", "yes, no extra cost", True, False),
    ("same price as last year?", "this year 2.35", True, True),
    ("太贵了，能便宜点吗", "没办法，原料一直在涨", True, False),
    ("I need 200 again, in stock?", "stock only 120, the rest in May", True, True),
    ("the rims are chipped", "please take a photo from above", True, True),
    ("红的还是蓝的？", "红的", True, False),
    ("which one do we follow?", "sorry was at my kid's recital", False, False),
    ("can you do 12.90?", "Dear wait me check with boss", False, False),
]


@pytest.mark.parametrize("text", ASKS)
def test_a_message_that_waits_for_a_reply_opens_with_or_without_a_question_mark(text: str) -> None:
    found = readings(f"we: {text}")

    assert found[0].needs_answer is True
    assert found[0].cues != ()


@pytest.mark.parametrize("text", ASKS_NOTHING)
def test_a_message_nobody_has_to_reply_to_opens_nothing(text: str) -> None:
    assert readings(f"they: {text}")[0].needs_answer is False


@pytest.mark.parametrize(("asked", "replied", "answers", "asks"), REPLIES)
def test_a_reply_answers_or_puts_off_by_what_it_follows(
    asked: str, replied: str, answers: bool, asks: bool
) -> None:
    found = readings(f"we: {asked}", f"they: {replied}")

    assert (found[1].answers, found[1].needs_answer) == ((0,) if answers else (), asks)


@pytest.mark.parametrize(
    ("said", "asks"),
    [("approved", False), ("ok go ahead", False), ("a bit too green, please try again", True)],
)
def test_what_was_to_be_approved_may_come_back_with_a_correction(said: str, asks: bool) -> None:
    found = readings("they: here is the lab dip, please approve", f"we: {said}")

    assert (found[1].answers, found[1].needs_answer) == ((0,), asks)


@pytest.mark.parametrize(
    "news",
    [
        "the ship date moved to the 28th",
        "goods will be ready on the 18th instead of the 14th",
        "we are one week behind schedule",
        "布厂耽误了，交期要晚5天",
        "船期改到下周三了",
    ],
)
def test_a_delay_the_factory_tells_waits_for_a_word(news: str) -> None:
    found = readings("we: which vessel?", "they: EVER 12", f"they: One more thing: {news}")

    assert found[2].needs_answer is True


def test_one_short_word_has_three_roles_told_apart_by_what_it_follows() -> None:
    found = readings(
        "we: can we start cutting tomorrow?",
        "they: ok",
        "we: please send the list",
        "they: ok",
        "they: the list is attached",
        "we: ok",
    )

    assert [found[n].role for n in (1, 3, 5)] == [
        Role.ANSWER,
        Role.ACKNOWLEDGEMENT,
        Role.ACKNOWLEDGEMENT,
    ]


@pytest.mark.parametrize(
    ("asked", "said", "answers"),
    [
        ("能不能周五发货？", "收到", False),
        ("Can you ship on Friday?", "received", False),
        ("Can you ship on Friday?", "👍", False),
        ("Can you ship on Friday?", "ok", True),
        ("Did you receive the samples?", "received", True),
        ("样品收到了吗？", "收到", True),
        ("单价能不能发一下", "好的", False),
        ("单价能不能发一下", "3.20", True),
    ],
)
def test_received_and_an_emoji_take_note_unless_that_was_the_question(
    asked: str, said: str, answers: bool
) -> None:
    _, reply = readings(f"we: {asked}", f"they: {said}")

    assert bool(reply.answers) is answers


def test_a_reading_names_the_cues_that_decided() -> None:
    found = readings("we: when will it be ready", "they: let me check with the workshop")

    assert [reading.cues for reading in found] == [("asks when",), ("puts off",)]


def test_automatic_replies_neither_answer_nor_acknowledge() -> None:
    found = readings(
        "we: can you ship on Friday?",
        "they: 自动回复：您的邮件已收到，我会尽快处理并回复您。",
    )

    assert (found[1].role, found[1].answers, found[1].acknowledges) == (Role.AUTOMATIC, (), ())


def test_a_sticker_and_an_emoji_take_note() -> None:
    found = readings("we: pls send the list", "they <sticker>:", "they: 👌")

    assert [(reading.role, reading.answers) for reading in found[1:]] == [
        (Role.ACKNOWLEDGEMENT, ()),
        (Role.ACKNOWLEDGEMENT, ()),
    ]


def test_a_missed_call_is_an_attempt_and_an_answered_one_answers() -> None:
    found = readings("we: is he in now?", "they <missed_call>:", "they <call>:")

    assert [(reading.role, reading.answers) for reading in found[1:]] == [
        (Role.ATTEMPT, ()),
        (Role.NOTICE, (0,)),
    ]


def test_urgency_follows_what_is_at_stake_and_what_has_to_be_prepared() -> None:
    found = readings(
        "we: truck is at the gate, driver waiting, where are you?",
        "they: coming",
        "@600 we: please quote for 500 and 1000",
        "@660 they: ok",
        "@1400 we: which colour do you have?",
    )

    assert [found[n].urgency for n in (0, 2, 4)] == [
        Urgency.URGENT,
        Urgency.DETAILED,
        Urgency.REGULAR,
    ]


def test_a_correction_by_a_person_goes_before_the_rules() -> None:
    room = talk("we: Friday today ;)", "they: let me check", "we: nice weather")
    said = [
        replace(room[0], needs_answer=True, urgency=Urgency.URGENT),
        replace(room[1], answers=True),
        room[2],
    ]

    found = list(read(said))

    assert [(r.needs_answer, r.urgency, r.answers) for r in found[:2]] == [
        (True, Urgency.URGENT, ()),
        (False, None, (0,)),
    ]


def test_a_person_can_say_that_a_message_asks_or_answers_nothing() -> None:
    room = talk("we: can you ship on Friday?", "they: yes", "we: how much is left?")
    said = [room[0], replace(room[1], answers=False), replace(room[2], needs_answer=False)]

    found = list(read(said))

    assert [(r.needs_answer, r.answers) for r in found] == [(True, ()), (False, ()), (False, ())]


def test_a_very_long_message_is_read_at_both_ends() -> None:
    text = "Dear Grace,\n" + "the weather was fine. " * 3_000 + "\nPlease quote FOB Qingdao."

    assert readings(f"we: {text}")[0].needs_answer is True


def test_what_was_quoted_from_an_earlier_mail_is_not_asked_again() -> None:
    assert readings("they: Noted with thanks.\n> can you ship on Friday?")[0].needs_answer is False


def test_traditional_and_cantonese_writing_asks_like_simplified() -> None:
    assert [readings(f"we: {text}")[0].needs_answer for text in ("膠塞有冇配齊", "幾時出貨")] == [
        True,
        True,
    ]


def test_very_many_assenting_letters_are_read_at_once() -> None:
    assert readings("we: " + "嗯" * 390)[0].needs_answer is False
