"""What a cue of the speech rule says of a message, in words a person can check against it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_UNNAMED = _("It reads as if it waits for something.")
_ALONE = _("It stands alone, and nobody can tell without opening it whether it asks something.")

CUES: Mapping[str, Promise] = {
    "a person said so": _("Somebody here said that it needs an answer."),
    "agrees on a condition": _("It agrees on one condition."),
    "asks for a thing": _("It asks for something to be sent: a paper, a photo, a sample."),
    "asks for help": _("It asks for help with something."),
    "asks for word": _("It asks to be told something."),
    "asks how much": _("It asks how much or how many."),
    "asks more money": _("It names a higher price or a further cost."),
    "asks politely": _("It says please."),
    "asks the buyer to check": _("It asks the buyer to check something."),
    "asks the buyer to act": _("It asks the buyer to do something."),
    "asks to confirm": _("It asks for a confirmation."),
    "asks to do": _("It asks the other side to do something."),
    "asks to hand over": _("It asks for something to be sent or handed over."),
    "asks to tell": _("It asks to be told something."),
    "asks what is wanted": _("It asks what the other side would like."),
    "asks when": _("It asks when."),
    "asks whether": _("It asks whether something is so."),
    "asks whether they can": _("It asks whether the other side can do something."),
    "asks with a question word": _("It asks what, which, who, where, why or how."),
    "asks without a subject": _("It asks in few words, as one does in a chat."),
    "asks yes or no": _("It asks for a yes or a no."),
    "bargains": _("It bargains about a price or a term."),
    "complains": _("It complains, and a complaint waits for an answer."),
    "corrects itself": _("It corrects what was said before."),
    "demands": _("It says what has to be."),
    "falls short": _("It says that something will be late, or less than agreed."),
    "finds fault": _("It names a fault in the goods or in the work."),
    "gives an order": _("It says what the factory should do."),
    "gives the buyer its work": _("It says what the buyer has to do: pay, sign, collect."),
    "gives the factory its work": _("It says how the factory should do its work."),
    "goes on asking": _("It goes on with the question before."),
    "inquires": _("It says that something is not known yet."),
    "names a choice": _("It names a choice."),
    "names another figure": _("It answers an offer with another figure."),
    "names only what it wants": _("It only names what it wants, as one does in a chat."),
    "offers": _("It makes an offer that wants a yes or a no."),
    "offers a choice": _("It offers a choice."),
    "orders without a verb": _("It gives an order in few words."),
    "passes on pressure": _("It passes on the pressure of a customer or a boss."),
    "puts the cost on them": _("It wants the other side to bear a cost."),
    "question mark": _("It has a question mark."),
    "reminds": _("It reminds of something that has not come yet."),
    "says what the other is to do": _("It says what the other side is to do."),
    "sets a condition": _("It sets a condition that wants a yes or a no."),
    "sets a date": _("It sets a date."),
    "suggests": _("It makes a suggestion that wants a yes or a no."),
    "suggests gently": _("It suggests something gently."),
    "tells to confirm": _("It tells the other side to confirm."),
    "tells to hand over": _("It tells the other side to send something."),
    "tells to let know": _("It tells the other side to let them know."),
    "threatens": _("It says what will follow if nothing is done."),
    "wants money": _("It asks for a payment."),
}  # fmt: skip


def cue_words(cue: str) -> Promise:
    """The sentence of a cue. A photo or voice message alone has one of its own."""
    return CUES.get(cue) or (_ALONE if cue.startswith("sends a ") else _UNNAMED)
