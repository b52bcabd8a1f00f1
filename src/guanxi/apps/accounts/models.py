"""People, workspaces, and who may do what in which."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from guanxi.apps.accounts.labels import Language, Role, Theme
from guanxi.domain.conversations.retention import LEAST_MONTHS


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **more: object) -> Person:
        person = self.model(email=self.normalize_email(email).lower(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=10, choices=Language.choices, default=Language.ENGLISH)
    zone = models.CharField(max_length=64, default="UTC")
    theme = models.CharField(max_length=8, choices=Theme.choices, default=Theme.AUTO)
    single_keys = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[PersonManager] = PersonManager()

    def __str__(self) -> str:
        return self.name or self.email


class Workspace(models.Model):
    """One importer's desk; every other record belongs to exactly one."""

    slug = models.SlugField(unique=True, max_length=40)
    name = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    subdivision = models.CharField(max_length=6, blank=True)
    zone = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    # Messages older than so many months lose their words and files; null keeps everything.
    keep_months = models.PositiveSmallIntegerField(null=True)
    # Places of the rail that have had their first content; others are not shown yet.
    places = models.JSONField(default=list, blank=True)
    # Another one each time another playbook is put in force, so that every process sees it at
    # once; empty while that is the default. It points to nothing: playbooks are a higher app's.
    playbook_mark = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(keep_months=None) | Q(keep_months__gte=LEAST_MONTHS),
                name="words_are_kept_for_a_while",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """What a person may do in a workspace, and how their chats name them."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    chat_names = models.JSONField(default=list)
    # When the invitation was last given; null where nobody was invited.
    invited_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workspace", "person"), name="one_membership"),
        )

    @property
    def role_is(self) -> Role:
        return Role(self.role)


class AccessToken(models.Model):
    """Lets a program in, in the name of the person who made it: never with more than that person
    may do at the time, and never with more than daily work.

    Only the digest of the secret is kept. ``calls`` counts those of the minute ``minute``.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="tokens")
    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(max_length=16)  # of the secret, to tell tokens apart
    may_write = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_on = models.DateField(null=True, blank=True)  # its last day, by the workspace's clock
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    minute = models.BigIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),)


class KeptAnswer(models.Model):
    """What an act was answered with, so that the same request sent again is not done twice."""

    token = models.ForeignKey(AccessToken, models.CASCADE, related_name="answers")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # of the request it was the answer to
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    location = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("token", "key"), name="one_answer_a_key"),)
