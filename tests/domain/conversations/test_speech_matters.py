"""What is open, nudged, taken up and closed: several matters in one room."""

from tests.domain.conversations.talk import readings

from guanxi.domain.playbook import Urgency


def test_a_nudge_is_answered_with_what_it_nudges_and_has_its_urgency() -> None:
    found = readings(
        "we: please send the test report", "they: ok", "we: ??", "they <file>: report.pdf"
    )

    assert (found[2].urgency, found[3].answers) == (Urgency.DETAILED, (0, 2))


def test_a_nudge_asks_anew_so_a_question_back_passes_the_ball() -> None:
    found = readings(
        "we: how many cartons are left", "they: let me check", "we: ??", "they: of which colour?"
    )

    assert found[3].answers == (0, 2)


def test_the_day_that_was_promised_nudges_what_was_put_off() -> None:
    found = readings(
        "we: please send the test report",
        "they: Thursday I give you",
        "@4400 we: Thursday today ;)",
    )

    assert found[2].needs_answer is True


def test_a_question_about_something_put_off_days_ago_passes_no_ball() -> None:
    found = readings(
        "we: please write down what went wrong",
        "they: ok",
        "@2000 they: morning",
        "@2001 they: which colour for the tag?",
    )

    assert found[3].answers == ()


def test_a_room_with_an_unheard_voice_message_is_not_quiet() -> None:
    found = readings("they <voice>:", "@900 we: heard it, fine", "@1800 they: good morning")

    assert [reading.fresh for reading in found] == [True, False, True]


def test_asking_again_about_the_same_is_the_same_matter() -> None:
    found = readings("we: 洗水唛要改成80/20", "they: 嗯嗯", "we: 洗水唛改了没", "they: 改了")

    assert found[3].answers == (0, 2)


def test_a_photo_answers_the_request_for_one_and_leaves_the_question_open() -> None:
    found = readings(
        "we: please send a photo of the corner",
        "they: noted",
        "we: which forwarder you use",
        "they <photo>:",
        "they: Maersk",
    )

    assert [found[n].answers for n in (3, 4)] == [(0,), (2,)]


def test_a_reply_about_one_of_two_matters_leaves_the_other_open() -> None:
    found = readings(
        "we: order 771, when does it leave the sewing line?",
        "we: did the zipper for the backpacks arrive?",
        "they: zipper arrived this morning",
        "they: 771 leaves on Friday",
    )

    assert [found[n].answers for n in (2, 3)] == [(1,), (0,)]


def test_another_figure_than_the_one_that_stands_waits_for_a_reply() -> None:
    found = readings(
        "we: too high, last year 8.2", "they: 8.7", "we: 8.4 and I sign", "they: ok 8.4"
    )

    assert [(reading.needs_answer, reading.answers) for reading in found] == [
        (True, ()),
        (True, (0,)),
        (True, (1,)),
        (False, (2,)),
    ]


def test_a_question_after_let_me_check_still_passes_the_ball() -> None:
    found = readings(
        "we: the customer counted 12 chairs too few",
        "they: let me check",
        "they: which container?",
        "@3000 we: the truck is late",
        "@3010 they: ok",
        "@9000 they: which logo for the card?",
    )

    assert [found[n].answers for n in (2, 5)] == [(0,), ()]


def test_of_several_questions_a_bare_figure_or_day_answers_those_of_its_kind() -> None:
    found = readings(
        "we: how many cartons are there?", "we: when does it leave?", "they: Friday", "they: 320"
    )

    assert [found[n].answers for n in (2, 3)] == [(1,), (0,)]


def test_ok_takes_note_of_work_and_the_photo_answers_it() -> None:
    found = readings("we: can you take a few photos?", "they: ok", "they <photo>:")

    assert [reading.answers for reading in found] == [(), (), (0,)]


def test_a_name_with_a_question_mark_nudges_what_is_open() -> None:
    found = readings("we: please quote 500 sets", "they: I ask", "we: they?", "they: 1.92 usd")

    assert [(r.needs_answer, r.answers) for r in found[2:]] == [(True, ()), (False, (0, 2))]


def test_an_excuse_or_an_exclamation_is_no_answer() -> None:
    found = readings("we: 怎么少了两箱", "they: 啊？", "they: 刚在车间", "they: 仓库漏装了")

    assert [reading.answers for reading in found] == [(), (), (), (0,)]
