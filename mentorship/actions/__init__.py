"""What may happen in mentorship."""

from .forgetting import forget
from .matches import begin_match, end_match, pause_contact, refuse_when_over, resume_contact
from .policies import publish_policy

__all__ = [
    "begin_match",
    "end_match",
    "forget",
    "pause_contact",
    "publish_policy",
    "refuse_when_over",
    "resume_contact",
]
