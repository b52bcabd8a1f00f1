"""The people at a supplier and their handles."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act, page
from guanxi.apps.accounts.requests import form as form_page
from guanxi.apps.suppliers import actions, queries
from guanxi.apps.suppliers.forms.people import ContactForm, HandleForm, PassHandleForm
from guanxi.apps.suppliers.models import Contact, Handle, Supplier
from guanxi.apps.suppliers.pages.records import may_edit
from guanxi.platform.web.responses import redirect


@page()
def supplier_people(request: DeskRequest, pk: int) -> HttpResponse:
    """Everybody there, and how to reach them."""
    profile = queries.supplier_profile(pk, now=timezone.now())
    context = {
        "profile": profile,
        "supplier": profile.supplier,
        "tab": "people",
        "may_edit": may_edit(request),
    }
    return render(request, "suppliers/people.html", context)


@form_page()
def contact_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Note a person."""
    supplier = get_object_or_404(Supplier, pk=pk)
    form = ContactForm(request.POST or None)
    if not form.is_valid():
        return _contact_page(request, supplier, None, form, HandleForm())
    contact = actions.add_contact(
        supplier=supplier, by=request.person, at=timezone.now(), **form.cleaned_data
    )
    messages.success(request, _("%(name)s is noted.") % {"name": contact})
    return redirect(request, reverse("contact_edit", args=[contact.pk]))


@form_page()
def contact_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of a person."""
    contact = _contact(pk)
    known = {name: getattr(contact, name) for name in ContactForm.base_fields}
    form = ContactForm(request.POST or None, initial=known)
    if not form.is_valid():
        return _contact_page(request, contact.supplier, contact, form, HandleForm())
    actions.edit_contact(contact=contact, by=request.person, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("%(name)s is saved.") % {"name": contact})
    return redirect(request, _people_of(contact))


@act()
def remove_contact(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a person out; the toast brings them back."""
    contact = _contact(pk)
    actions.remove_contact(contact=contact, by=request.person, at=timezone.now())
    messages.success(
        request,
        _("%(name)s is taken out.") % {"name": contact},
        extra_tags=reverse("restore_contact", args=[pk]),
    )
    return redirect(request, _people_of(contact))


@act()
def restore_contact(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo a removal."""
    contact: Contact = get_object_or_404(Contact.objects.select_related("supplier"), pk=pk)
    actions.restore_contact(contact=contact, by=request.person, at=timezone.now())
    return redirect(request, _people_of(contact))


@act()
def add_handle(request: DeskRequest, pk: int) -> HttpResponse:
    """A name or number on a channel."""
    contact, form = _contact(pk), HandleForm(request.POST)
    if not form.is_valid():
        known = {name: getattr(contact, name) for name in ContactForm.base_fields}
        return _contact_page(
            request, contact.supplier, contact, ContactForm(initial=known), form, status=422
        )
    actions.add_handle(contact=contact, by=request.person, at=timezone.now(), **form.cleaned_data)
    return redirect(request, reverse("contact_edit", args=[pk]))


@act()
def remove_handle(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out a handle that was noted wrongly."""
    handle = get_object_or_404(Handle, pk=pk)
    actions.remove_handle(handle=handle, by=request.person, at=timezone.now())
    return redirect(request, reverse("contact_edit", args=[handle.contact_id]))


@form_page()
def pass_handle(request: DeskRequest, pk: int) -> HttpResponse:
    """From a day on this name or number is another person's."""
    handle: Handle = get_object_or_404(Handle.objects.select_related("contact__supplier"), pk=pk)
    form = PassHandleForm(
        request.POST or None, handle=handle, initial={"from_date": timezone.localdate()}
    )
    if form.is_valid():
        to = _contact(int(form.cleaned_data["to"]))
        try:
            actions.pass_handle(
                handle=handle,
                to=to,
                from_date=form.cleaned_data["from_date"],
                by=request.person,
                at=timezone.now(),
            )
        except actions.HandleNotLater:
            form.add_error("from_date", _("They only had it from that day on. Choose a later one."))
        else:
            return redirect(request, _people_of(to))
    context = {"form": form, "handle": handle}
    return render(
        request, "suppliers/pass_handle.html", context, status=422 if form.is_bound else 200
    )


def _contact(pk: int) -> Contact:
    known = Contact.objects.filter(removed_at=None, erased_at=None).select_related("supplier")
    contact: Contact = get_object_or_404(known, pk=pk)
    return contact


def _people_of(contact: Contact) -> str:
    return reverse("supplier_people", args=[contact.supplier_id])


def _contact_page(
    request: DeskRequest,
    supplier: Supplier,
    contact: Contact | None,
    form: ContactForm,
    handle_form: HandleForm,
    status: int = 0,
) -> HttpResponse:
    context = {
        "supplier": supplier,
        "tab": "people",
        "contact": contact,
        "form": form,
        "handle_form": handle_form,
        "handles": contact.handles.order_by("pk") if contact else (),
    }
    return render(
        request,
        "suppliers/contact_form.html",
        context,
        status=status or (422 if form.is_bound else 200),
    )
