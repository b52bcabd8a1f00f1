"""What somebody sees when a page is not there, not theirs, or broken; a program is told in its own
form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from guanxi.apps.accounts.callers import API
from guanxi.platform.api.problems import Problem


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API):
        return Problem(404).response()
    return render(request, "errors/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(API):
        return Problem(500).response()
    # Without the request: what broke may be the database, which the usual page asks who this is.
    return HttpResponse(render_to_string("errors/500.html"), status=500)
