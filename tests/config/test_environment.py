"""Settings are read once, fail loudly, and name what is wrong."""

from pathlib import Path

import pytest

from guanxi.config.environment import SettingError, read_environment
from guanxi.config.mail import MailServer, MailUrlError, parse_mail_url


def test_environment_without_settings_is_a_desk_on_this_machine(tmp_path: Path) -> None:
    environment = read_environment({"GUANXI_DATA": str(tmp_path / "data")})

    assert (environment.data, environment.url, environment.workers, environment.mail) == (
        tmp_path / "data",
        "http://localhost:8000",
        1,
        None,
    )
    assert not environment.is_https
    assert not environment.is_demo


def test_environment_keeps_one_key_private_to_its_owner(tmp_path: Path) -> None:
    first = read_environment({"GUANXI_DATA": str(tmp_path)})

    second = read_environment({"GUANXI_DATA": str(tmp_path)})

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 48
    assert (tmp_path / "keys" / "secret").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GUANXI_URL", "desk.example.com"),
        ("GUANXI_LOG", "loud"),
        ("GUANXI_WORKERS", "many"),
        ("GUANXI_WORKERS", "0"),
        ("GUANXI_MAIL_URL", "mail.example.com"),
        ("DATABASE_URL", "mysql://user:secret@host/name"),
        ("GUANXI_DATBASE", "typo"),
    ],
)
def test_environment_refuses_a_wrong_setting_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name) as refused:
        read_environment({"GUANXI_DATA": str(tmp_path), name: value})

    assert "secret" not in str(refused.value)


def test_environment_of_an_https_desk_asks_for_secure_cookies(tmp_path: Path) -> None:
    environment = read_environment(
        {"GUANXI_DATA": str(tmp_path), "GUANXI_URL": "https://desk.example.com/"}
    )

    assert (environment.url, environment.host, environment.is_https) == (
        "https://desk.example.com",
        "desk.example.com",
        True,
    )


def test_mail_url_carries_server_sign_in_and_sender() -> None:
    server = parse_mail_url("smtp://desk%40example.com:p%3Ass@mail.example.com?from=hi@example.com")

    assert server == MailServer(
        host="mail.example.com",
        port=587,
        user="desk@example.com",
        password="p:ss",
        implicit_tls=False,
        sender="hi@example.com",
    )
    assert server.django_settings()["EMAIL_USE_TLS"] is True


@pytest.mark.parametrize(
    "value",
    [
        "http://mail.example.com",
        "smtp://mail.example.com",
        "smtp://mail.example.com:99999?from=a@example.com",
        "smtp://user%40example.com@mail.example.com",
    ],
)
def test_mail_url_that_cannot_work_is_refused(value: str) -> None:
    with pytest.raises(MailUrlError):
        parse_mail_url(value)
