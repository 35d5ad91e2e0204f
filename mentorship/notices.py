"""What mentorship tells people. Words outside the inbox stay neutral: a phone may be shared."""

from cms.notices.registry import register as register_kind

KINDS = ()


def register() -> None:
    for kind in KINDS:
        register_kind(kind)
