"""Who is who in a chat, also after it was brought in."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, form
from guanxi.apps.conversations.actions.people import place_people
from guanxi.apps.conversations.forms.talk import PeopleForm
from guanxi.apps.conversations.models import Room
from guanxi.platform.web.responses import redirect


@form()
def room_people(request: DeskRequest, pk: int) -> HttpResponse:
    """Every name in the chat with the side it speaks for."""
    room: Room = get_object_or_404(Room.objects.select_related("supplier"), pk=pk)
    answers: forms.Form = PeopleForm(request.POST or None, room=room)
    if request.method == "POST" and answers.is_valid():
        place_people(
            room=room,
            sides={int(name): side for name, side in answers.cleaned_data.items()},
            by=request.person,
            at=timezone.now(),
        )
        messages.success(request, _("Noted; who owes whom an answer has been worked out again."))
        return redirect(request, reverse("supplier", args=[room.supplier_id]))
    return render(request, "conversations/room_people.html", {"room": room, "answers": answers})
