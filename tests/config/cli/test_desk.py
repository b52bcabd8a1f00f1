"""Whom a command writes for is clear, or the command says what to add."""

import argparse
from types import SimpleNamespace

import pytest

from guanxi.apps.accounts.models import Membership
from guanxi.config.cli.answers import Refused
from guanxi.config.cli.desk import add_who, chosen


def who(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_who(parser)
    return parser.parse_args(arguments)


def test_only_workspace_and_its_owner_need_no_naming(people: SimpleNamespace) -> None:
    Membership.objects.filter(workspace=people.elsewhere).delete()

    membership = chosen(who())

    assert (membership.workspace, membership.person) == (people.workspace, people.owner)


@pytest.mark.parametrize("name", ["Nordlicht Home", "nordlicht-home", "NORDLICHT HOME"])
def test_workspace_is_known_by_name_and_address(people: SimpleNamespace, name: str) -> None:
    membership = chosen(who("--workspace", name, "--as", "Member@example.com"))

    assert (membership.workspace, membership.person) == (people.workspace, people.member)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ((), "--workspace elsewhere|nordlicht-home"),
        (("--workspace", "nowhere"), "nobody like that"),
        (("--as", "ghost@example.com"), "nobody like that"),
    ],
)
def test_unclear_call_says_what_to_add(
    people: SimpleNamespace, arguments: tuple[str, ...], hint: str
) -> None:
    with pytest.raises(Refused) as refused:
        chosen(who(*arguments))

    assert hint in str(refused.value)
