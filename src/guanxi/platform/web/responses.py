"""Answers that suit both a plain request and one by htmx."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def redirect(request: HttpRequest, url: str) -> HttpResponse:
    """Send the person to ``url``; htmx is told by header, so it loads the whole page."""
    if getattr(request, "htmx", None) or request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
