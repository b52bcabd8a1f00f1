"""Which tasks react to which events: event of the audit trail → tasks, by their dotted names.

An app announces what happened in the trail and knows nobody above it; who has to do something about
it stands here. A task gets the event's number, after the change is committed.
"""

# A calendar was corrected: what was counted on it is counted again.
JUDGE_AGAIN = (
    "guanxi.apps.conversations.tasks.judge_after_correction",
    "guanxi.apps.orders.tasks.judge_orders_after_correction",
)

SUBSCRIPTIONS: dict[str, tuple[str, ...]] = {
    "calendar.day_off_removed": JUDGE_AGAIN,
    "calendar.day_off_restored": JUDGE_AGAIN,
    "calendar.days_off_added": JUDGE_AGAIN,
    "calendar.year_dropped": JUDGE_AGAIN,
    "calendar.year_loaded": JUDGE_AGAIN,
    "closure.added": JUDGE_AGAIN,
    "closure.removed": JUDGE_AGAIN,
    "closure.restored": JUDGE_AGAIN,
    "membership.invited": ("guanxi.apps.notices.pages.invitations.mail_invitation",),
    "new_year.assumed": JUDGE_AGAIN,
    "new_year.dropped": JUDGE_AGAIN,
    "new_year.taken_back": JUDGE_AGAIN,
    "new_year.told": JUDGE_AGAIN,
    "playbook.activated": ("guanxi.apps.conversations.tasks.expect_by_new_playbook",),
    "site.added": JUDGE_AGAIN,
    "site.edited": JUDGE_AGAIN,
    "site.removed": JUDGE_AGAIN,
    "site.restored": JUDGE_AGAIN,
    "supplier.moved": JUDGE_AGAIN,
    "workspace.moved": JUDGE_AGAIN,
}
