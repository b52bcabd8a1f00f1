"""What can be done about digests, feeds and letters."""

from guanxi.apps.notices.actions.feeds import Said, Spoken, close_feed, open_feed, speak
from guanxi.apps.notices.actions.mail import (
    forget_old_mail,
    hold_mail,
    note_fault,
    note_sent,
    post_mail,
    send_again,
)
from guanxi.apps.notices.actions.subscriptions import claim_digest, save_digest

__all__ = [
    "Said",
    "Spoken",
    "claim_digest",
    "close_feed",
    "forget_old_mail",
    "hold_mail",
    "note_fault",
    "note_sent",
    "open_feed",
    "post_mail",
    "save_digest",
    "send_again",
    "speak",
]
