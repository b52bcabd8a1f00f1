"""What of the desk reaches people outside its pages: who wants what, and every letter sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.notices.labels import Digest, MailKind, MailState

FIRST_HOUR, LAST_HOUR, USUAL_HOUR = 0, 23, 8


class Subscription(Scoped):
    """What one person wants of one workspace: the digest at their hour, a calendar feed.

    ``digested_on`` is the last day, by that person's clock, whose digest is dealt with.
    ``feed_key`` is what the feed's address is made from; empty: there is no feed.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=10, choices=Digest.choices, default=Digest.OFF)
    digest_hour = models.PositiveSmallIntegerField(default=USUAL_HOUR)
    digest_when_idle = models.BooleanField(default=False)
    digested_on = models.DateField(null=True)
    feed_key = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workspace", "person"), name="one_subscription"),
            models.CheckConstraint(
                condition=Q(digest_hour__gte=FIRST_HOUR, digest_hour__lte=LAST_HOUR),
                name="digest_hour_of_a_day",
            ),
        )


class FeedEntry(Scoped):
    """What a feed last said of one thing, so that its revision and change time are true.

    ``gone_at``: since when the feed says nothing of it; it may come back.
    """

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="+")
    uid = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subscription", "uid"), name="one_feed_entry"),
        )


class OutgoingMail(Scoped):
    """A letter on its way out, or how it fared. What it says is kept only until it is sent.

    ``good_until``: when it is too old to be sent at all; null where it never is.
    """

    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=MailKind.choices)
    to = models.EmailField()
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    settings_url = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    fault = models.CharField(max_length=20, blank=True)
    server_said = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    good_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=MailState.SENT) | Q(text="", html="", sent_at__isnull=False),
                name="sent_mail_keeps_no_words",
            ),
        )
        indexes = (
            models.Index(
                fields=("next_try_at",), condition=Q(state=MailState.WAITING), name="mail_waiting"
            ),
        )

    @property
    def lang(self) -> str:
        """The language as HTML and mail write it: "en", "zh-Hans"."""
        language, _, script = self.language.partition("-")
        return f"{language}-{script.title()}" if script else language

    @property
    def can_go_again(self) -> bool:
        """Whether what it says is still there to be sent."""
        return self.state == MailState.FAILED and bool(self.text)
