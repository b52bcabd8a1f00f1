"""What has to be there before anybody can work: tables, cache, the first person's way in."""

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from django_q.models import Schedule
from sesame.utils import get_query_string

from guanxi.apps.accounts.links import start_key
from guanxi.apps.accounts.models import Person

# Passes that look for what is waiting; one that is missed loses nothing.
EVERY_MINUTE = {
    "resume imports": "guanxi.apps.conversations.tasks.resume_imports",
    "resume tables": "guanxi.apps.exchange.tasks.resume_tables",
    "follow handles": "guanxi.apps.conversations.tasks.follow_handles_everywhere",
    "send waiting mail": "guanxi.apps.notices.tasks.send_waiting_mail",
    "look at mailboxes": "guanxi.apps.mailboxes.tasks.look_at_mailboxes",
}
EVERY_FIVE_MINUTES = {"send digests": "guanxi.apps.desk.pages.digest_mail.send_digests"}
EVERY_HOUR = {
    "judge late orders": "guanxi.apps.orders.tasks.judge_late_orders_everywhere",
    "forget kept answers": "guanxi.apps.accounts.tasks.forget_kept_answers",
}
EVERY_DAY = {
    "erase outdated": "guanxi.apps.conversations.tasks.erase_outdated_everywhere",
    "forget shared files": "guanxi.apps.conversations.tasks.forget_shared_files",
    "renew rhythms": "guanxi.apps.conversations.tasks.renew_rhythms_everywhere",
    "forget old mail": "guanxi.apps.notices.tasks.forget_mail",
    "forget disconnected mailboxes": "guanxi.apps.mailboxes.tasks.forget_disconnected",
    "ask for closures": "guanxi.apps.obligations.tasks.ask_for_closure_dates_everywhere",
}


def prepare_database() -> None:
    """Bring the tables up to this version, the cache's table, and the passes. Safe to repeat."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    for minutes, passes in ((1, EVERY_MINUTE), (5, EVERY_FIVE_MINUTES), (60, EVERY_HOUR)):
        for name, task in passes.items():
            Schedule.objects.update_or_create(
                name=name,
                defaults={"func": task, "schedule_type": Schedule.MINUTES, "minutes": minutes},
            )
    for name, task in EVERY_DAY.items():
        Schedule.objects.update_or_create(
            name=name, defaults={"func": task, "schedule_type": Schedule.DAILY}
        )


def first_address(base: str) -> str:
    """Where to begin: the first-start page while nobody exists, else the desk itself.

    The first-start page opens with its key only, so that nobody else can claim this desk.
    """
    if get_user_model().objects.exists():
        return f"{base}/"
    return f"{base}{reverse('start')}?key={start_key()}"


def entry_address(base: str, person: Person) -> str:
    """An address that signs ``person`` in, for as long and as often as the settings allow."""
    return f"{base}{reverse('enter')}{get_query_string(person)}"
