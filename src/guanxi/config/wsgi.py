"""The web application that the server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guanxi.config.settings")
application = get_wsgi_application()


def _read_ahead() -> None:
    """What the first visitor would otherwise wait for: addresses, the playbook, China's days."""
    from importlib import import_module

    from guanxi.apps.calendars.countries import china_table
    from guanxi.apps.playbook.queries import current_playbook

    for urls in ("guanxi.config.urls", "guanxi.config.workspace_urls"):
        import_module(urls)
    current_playbook()
    china_table()


_read_ahead()
