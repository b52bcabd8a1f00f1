"""Work outside the request."""

from django.utils import timezone

from guanxi.apps.accounts.actions.answers import forget_answers


def forget_kept_answers() -> None:
    """Let go of what programs were answered more than a day ago. Runs every hour."""
    forget_answers(at=timezone.now())
