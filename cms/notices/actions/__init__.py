"""What may happen to a notice: it is told or taken back, it leaves by its channels, it is read."""

from ..readers import contact_of, language_of, nights_beginning, readers_of
from .choosing import save_preferences
from .delivering import deliver, deliver_due, judge_cut_claims
from .mending import send_again, send_all_again
from .telling import Telling, mark_read, notify, notify_many, withdraw_notice, words_of

__all__ = [
    "Telling",
    "contact_of",
    "deliver",
    "deliver_due",
    "judge_cut_claims",
    "language_of",
    "mark_read",
    "nights_beginning",
    "notify",
    "notify_many",
    "readers_of",
    "save_preferences",
    "send_again",
    "send_all_again",
    "withdraw_notice",
    "words_of",
]
