"""Mail out: one letter through Django's mail, and what went wrong where it does not leave.

Every letter has a plain-text part. The HTML part is the same words with links: no picture, no
style from elsewhere, nothing that tells anybody that it was opened.
"""

from guanxi.platform.mail.faults import Fault, MailFault, fault_of
from guanxi.platform.mail.letters import Letter, can_send, deliver

__all__ = ["Fault", "Letter", "MailFault", "can_send", "deliver", "fault_of"]
