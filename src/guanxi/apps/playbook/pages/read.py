"""The playbook, to be read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.playbook import queries
from guanxi.apps.playbook.labels import ranges_words, week_lines


@page()
def playbook(request: DeskRequest) -> HttpResponse:
    """Every default figure and sentence, in both languages, with the system it belongs to."""
    book = queries.current_playbook()
    now = queries.standing(request.workspace)
    context = {
        "playbook": book,
        "standing": now,
        "newer": queries.newer_default(now.version) if now.version else [],
        "may_edit": request.membership.role_is.may(Role.MANAGER),
        "answers": queries.answer_lines(book),
        "crisis_levels": queries.crisis_lines(book),
        "stages": queries.stage_rows(book),
        "media": queries.media_lines(book),
        "day": queries.day_lines(book),
        "rhythm": queries.topic_lines(book.rhythm),
        "own_week": queries.topic_lines(book.own_week),
        "channels": queries.channel_lines(book),
        "new_year": queries.new_year_lines(book),
        "calls": queries.call_cards(book),
        "rungs": queries.rung_lines(book),
        "figures": queries.figure_lines(book),
        "health": queries.health_lines(book),
        "bands": queries.band_lines(book),
        "rules": queries.rule_cards(book),
        "steps": list(book.steps.values()),
        "factory_week": list(week_lines(book.factory.week)),
        "our_week": list(week_lines(book.buyer_week)),
        "urgent_hours": ranges_words(book.urgent_hours),
    }
    return render(request, "playbook/playbook.html", context)
