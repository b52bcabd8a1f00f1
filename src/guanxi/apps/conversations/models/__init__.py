"""Chat rooms, what was said in them, and which requests are answered."""

from guanxi.apps.conversations.models.answers import Bookmark, Correction, Segment
from guanxi.apps.conversations.models.calls import Call, PlannedCall, Report
from guanxi.apps.conversations.models.intakes import Intake, Rejection, SharedFile
from guanxi.apps.conversations.models.messages import DeliveryFailure, Enclosure, Message, Sighting
from guanxi.apps.conversations.models.rooms import Participant, Room

__all__ = [
    "Bookmark",
    "Call",
    "Correction",
    "DeliveryFailure",
    "Enclosure",
    "Intake",
    "Message",
    "Participant",
    "PlannedCall",
    "Rejection",
    "Report",
    "Room",
    "Segment",
    "SharedFile",
    "Sighting",
]
