"""Which ways to reach a supplier work."""

from datetime import UTC, date, datetime, timedelta

from guanxi.domain.playbook import Channel
from guanxi.domain.suppliers.ways import (
    Heard,
    Way,
    WayState,
    channel_failing_since,
    failing_since,
    too_few,
    ways_to_reach,
)

TODAY = date(2026, 11, 23)


def days(last: date, gap: int = 1, count: int = 10) -> tuple[date, ...]:
    return tuple(last - timedelta(gap * back) for back in reversed(range(count)))


def states(*heard: Heard) -> list[WayState]:
    ways = ways_to_reach(heard, today=TODAY, silent_days=30, silent_gaps=3)
    return [way.state for way in ways]


def heard(channel: Channel, *on: date, known_until: date = TODAY) -> Heard:
    return Heard(channel, on, known_until)


WECHAT = heard(Channel.WECHAT, TODAY)


def test_a_channel_is_silent_when_they_speak_on_another_instead() -> None:
    moved = heard(Channel.WHATSAPP, *days(date(2026, 10, 1)))

    assert states(moved, WECHAT) == [WayState.SILENT, WayState.WORKING]
    assert states(moved) == [WayState.WORKING]


def test_silence_is_measured_in_the_channels_own_gaps() -> None:
    weekly = heard(Channel.MAIL, *days(date(2026, 10, 20), gap=12))

    assert states(weekly, WECHAT)[0] is WayState.WORKING
    assert states(heard(Channel.MAIL, *days(date(2026, 10, 20), gap=11)), WECHAT)[0] is (
        WayState.SILENT
    )


def test_silence_after_what_we_read_is_not_known() -> None:
    read = date(2026, 10, 5)
    moved = heard(Channel.WHATSAPP, *days(date(2026, 10, 1)), known_until=read)

    assert states(moved, WECHAT) == [WayState.UNKNOWN, WayState.WORKING]


def test_all_quiet_together_is_no_channel_failing() -> None:
    last = date(2026, 9, 1)

    assert states(heard(Channel.MAIL, last), heard(Channel.WECHAT, last)) == [
        WayState.WORKING, WayState.WORKING,
    ]  # fmt: skip


def test_a_number_nobody_called_is_unused_and_one_that_answered_works() -> None:
    assert states(heard(Channel.PHONE), WECHAT)[0] is WayState.UNUSED
    assert states(heard(Channel.PHONE, date(2026, 3, 1)), WECHAT)[0] is WayState.WORKING


def test_two_ways_are_enough_and_what_is_not_known_is_no_lack() -> None:
    def few(*states: WayState) -> bool:
        ways = [Way(Channel.MAIL, state, None) for state in states]
        return too_few(ways, at_least=2)

    assert few(WayState.WORKING, WayState.SILENT, WayState.UNUSED)
    assert not few(WayState.WORKING, WayState.UNKNOWN)
    assert not few(WayState.WORKING, WayState.WORKING)


def test_a_channel_from_which_all_comes_back_fails_and_is_no_way() -> None:
    back = date(2026, 11, 12)
    mail = Heard(Channel.MAIL, days(date(2026, 11, 10)), TODAY, failed=back)

    ways = ways_to_reach([mail, WECHAT], today=TODAY, silent_days=30, silent_gaps=3)

    assert ways[0] == Way(Channel.MAIL, WayState.FAILED, date(2026, 11, 10), back)
    assert too_few(ways, at_least=2)


def test_an_address_fails_from_its_first_failure_after_the_last_word_from_there() -> None:
    at = [datetime(2026, 11, day, tzinfo=UTC) for day in (2, 5, 9)]

    assert failing_since(at, None) == at[0]
    assert failing_since(at, at[0]) == at[1]
    assert failing_since(at, at[2]) is None


def test_a_channel_fails_once_its_last_address_does_and_nobody_is_heard_since() -> None:
    first, second = (datetime(2026, 11, day, tzinfo=UTC) for day in (5, 9))

    assert channel_failing_since([second, first], None) == second
    assert channel_failing_since([first, None], None) is None
    assert channel_failing_since([], None) is None
    assert channel_failing_since([first], second) is None
