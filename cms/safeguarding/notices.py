"""What officers and reporters are told: in words, and under names, that give nothing away.

A phone lies on a table, and a list of deliveries is read by staff who may be the subject of a case. So neither the
words, nor the address, nor the name of the kind tells that it is about safety.
"""

from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Channel
from cms.notices.registry import NoticeKind
from cms.notices.registry import register as register_kind

OFFICER = NoticeKind(
    "quiet_task",
    _("Something waits for you"),
    _("Something waits for you. Please sign in when you are alone."),
    channels=(Channel.EMAIL, Channel.SMS),
    essential=True,
    neutral=True,
)
ANSWER = NoticeKind(
    "quiet_answer",
    _("We have read what you wrote"),
    _("We have read what you wrote to us. Where it stands is on your own pages."),
    channels=(),  # the inbox alone: nothing arrives on a phone that others read, too
    neutral=True,
)


def register() -> None:
    for kind in (OFFICER, ANSWER):
        register_kind(kind)
