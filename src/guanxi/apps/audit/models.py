"""Who changed what: append-only, ids and digests only, so people can be erased."""

from django.db import models


class Event(models.Model):
    """One change. References are plain ids: nothing lies below this app."""

    workspace_id = models.BigIntegerField(null=True, db_index=True)
    person_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="audit_by_subject"),)
