"""Handing out stored files to members of their workspace."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.files.models import StoredFile

# Shown in the page; anything else is only ever saved, so it cannot run here.
SHOWN = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "audio/ogg", "audio/mpeg", "audio/mp4",
     "audio/aac", "audio/opus", "video/mp4", "video/quicktime", "video/3gpp", "application/ogg"}
)  # fmt: skip


@page()
def stored_file(request: DeskRequest, sha256: str) -> FileResponse:
    """The bytes of one file of this workspace."""
    file = get_object_or_404(StoredFile, sha256=sha256)
    shown = file.media_type in SHOWN
    try:
        content = default_storage.open(file.path)
    except FileNotFoundError:
        raise Http404("the bytes of this file are gone") from None
    response = FileResponse(
        content,
        content_type=file.media_type if shown else "application/octet-stream",
        as_attachment=not shown,
        filename=file.sha256[:12],
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
