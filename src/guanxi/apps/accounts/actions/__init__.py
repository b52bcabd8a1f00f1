"""Changes to people, workspaces and who may do what."""

from guanxi.apps.accounts.actions.invitations import AlreadyIn, NotYetSeen, invite, invite_again
from guanxi.apps.accounts.actions.members import (
    LastOwner,
    RoleTooHigh,
    add_member,
    change_role,
    remove_member,
    restore_member,
)
from guanxi.apps.accounts.actions.people import (
    create_person,
    join,
    save_my_settings,
    set_chat_names,
)
from guanxi.apps.accounts.actions.workspaces import (
    AlreadyStarted,
    create_workspace,
    mark_playbook,
    open_place,
    save_workspace,
    set_retention,
    start_desk,
)

__all__ = [
    "AlreadyIn",
    "AlreadyStarted",
    "LastOwner",
    "NotYetSeen",
    "RoleTooHigh",
    "add_member",
    "change_role",
    "create_person",
    "create_workspace",
    "invite",
    "invite_again",
    "join",
    "mark_playbook",
    "open_place",
    "remove_member",
    "restore_member",
    "save_my_settings",
    "save_workspace",
    "set_chat_names",
    "set_retention",
    "start_desk",
]
