"""Files as they came, and the sources that facts are read from."""

from django.db import models

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped


class StoredFile(Scoped):
    """Bytes kept once per workspace, addressed by their SHA-256 (64 hex digits)."""

    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=80)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workspace", "sha256"), name="one_file_by_hash"),
        )

    @property
    def path(self) -> str:
        """Where the bytes lie in the file store; made of ids and the hash, never of names."""
        return f"{self.workspace_id}/{self.sha256[:2]}/{self.sha256}"


class Source(Scoped):
    """Where facts came from: which file, read in which zone, by whom, when.

    Withdrawing a source takes back the facts only it told (and can be undone).
    """

    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="sources")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=40)
    zone = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
