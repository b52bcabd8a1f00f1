"""``guanxi migrate`` and ``guanxi link``: chores of whoever runs the installation."""

import argparse

from guanxi.config.cli.answers import Refused, tell
from guanxi.config.cli.desk import open_desk


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    migrate = commands.add_parser("migrate", help="bring the database up to this version")
    migrate.set_defaults(run=run_migrate)
    link = commands.add_parser(
        "link", help="print an address that signs a person in once, within ten minutes"
    )
    link.add_argument("email", metavar="EMAIL")
    link.set_defaults(run=run_link)


def run_migrate(_arguments: argparse.Namespace) -> int:
    open_desk()
    from guanxi.config.installation import prepare_database

    prepare_database()
    tell("The database is up to date.")
    return 0


def run_link(arguments: argparse.Namespace) -> int:
    """For somebody who lost the password of a desk without a mail server."""
    open_desk()
    from guanxi.apps.accounts.models import Person
    from guanxi.config.installation import entry_address
    from guanxi.config.settings import ENVIRONMENT

    person = Person.objects.filter(email=arguments.email.casefold(), is_active=True).first()
    if person is None:
        raise Refused(f"nobody here signs in as {arguments.email}")
    print(entry_address(ENVIRONMENT.url, person))
    return 0
