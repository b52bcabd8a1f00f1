"""What can be done with mailboxes."""

from guanxi.apps.mailboxes.actions.collecting import settle
from guanxi.apps.mailboxes.actions.connecting import (
    AlreadyConnected,
    Tried,
    change_password,
    connect_mailbox,
    disconnect_mailbox,
    forget_passwords,
    look_now,
    pause_mailbox,
    reconnect_mailbox,
    resume_mailbox,
    try_mailbox,
    try_password,
)
from guanxi.apps.mailboxes.actions.listening import hold_for_listening, stop_listening, wake
from guanxi.apps.mailboxes.actions.looking import LOOK, hold_mailbox, look_at

__all__ = [
    "LOOK",
    "AlreadyConnected",
    "Tried",
    "change_password",
    "connect_mailbox",
    "disconnect_mailbox",
    "forget_passwords",
    "hold_for_listening",
    "hold_mailbox",
    "look_at",
    "look_now",
    "pause_mailbox",
    "reconnect_mailbox",
    "resume_mailbox",
    "settle",
    "stop_listening",
    "try_mailbox",
    "try_password",
    "wake",
]
