"""The test house itself: nothing reaches the outside, and unknown variables fail."""

import socket

import pytest
from django.template import engines
from pytest_socket import SocketConnectBlockedError


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_test_reaches_no_other_machine() -> None:
    with socket.socket() as probe, pytest.raises(SocketConnectBlockedError):
        probe.connect(("192.0.2.1", 80))


def test_an_unknown_template_variable_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="no_such_thing"):
        engines["django"].from_string("{{ no_such_thing }}").render({})
