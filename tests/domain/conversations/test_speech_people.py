from dataclasses import replace

import pytest
from tests.domain.conversations.talk import readings, talk

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech import read


def test_a_name_at_the_beginning_is_no_part_of_the_question() -> None:
    people = {"Moira": Side.OURS, "Amy": Side.THEIRS, "Mr Tang": Side.THIRD}
    room = talk(
        "we: Amy are the plugs packed in the same carton",
        "they: separate",
        "they: next are the aprons, 84 cartons. Mr. Tang pls check the space",
    )
    said = [replace(one, speaker="Moira" if one.side is Side.OURS else "Amy") for one in room]

    found = list(read(said, people=people))

    assert [(reading.needs_answer, reading.answers) for reading in found] == [
        (True, ()),
        (False, (0,)),
        (False, ()),
    ]


@pytest.mark.parametrize("who", ["freight", "nobody"])
def test_third_parties_and_unplaced_people_never_open_or_close(who: str) -> None:
    found = readings("we: is the container loaded?", f"{who}: when can I come?", f"{who}: yes")

    assert [(reading.needs_answer, reading.answers) for reading in found[1:]] == [
        (False, ()),
        (False, ()),
    ]


def test_what_is_said_to_a_third_party_opens_nothing() -> None:
    found = readings("freight: good morning", "we: @freight can you send the booking?")

    assert found[1].needs_answer is False


def test_what_is_said_to_a_colleague_by_name_opens_nothing() -> None:
    people = {"Petra": Side.OURS, "李楠(上海办)": Side.OURS, "Coco": Side.THEIRS}
    room = talk("we: 李楠，你明天能去看货吗？", "we: Coco, can you send the list?")
    said = [replace(one, speaker="Petra") for one in room]

    found = list(read(said, people=people))

    assert [reading.needs_answer for reading in found] == [False, True]


def test_a_colleague_may_be_called_by_a_surname_with_a_title() -> None:
    people = {"陈蕾": Side.OURS, "王艳": Side.THEIRS, "老板-刘总": Side.THEIRS}
    room = talk("they: 小王你把合同做一下", "we: 王姐你把合同发我", "we: 刘总，什么时候能出货")
    said = [
        replace(one, speaker="老板-刘总" if one.side is Side.THEIRS else "陈蕾") for one in room
    ]

    found = list(read(said, people=people))

    assert [reading.needs_answer for reading in found] == [False, True, True]
