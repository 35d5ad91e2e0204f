"""How much of the marking a learner may see. Pure."""

from enum import IntEnum

from .enums import FeedbackWhen
from .frozen import Rules


class Sight(IntEnum):
    NOTHING = 0
    FEEDBACK = 1  # whether the own answer is right, and the words written for it
    KEY = 2  # the right answer too


def sight(rules: Rules, *, submitted: bool, checked: bool, passed: bool, left: int | None) -> Sight:
    """What may be seen of one question.

    Where feedback comes after the quiz, the right answers stay hidden as long as there is something left to learn
    from another attempt: until the learner has passed, or has no attempt left.
    """
    if rules.feedback_when == FeedbackWhen.NEVER:
        return Sight.NOTHING
    if rules.feedback_when == FeedbackWhen.AT_ONCE:
        return Sight.KEY if checked or submitted else Sight.NOTHING
    if not submitted:
        return Sight.NOTHING
    return Sight.KEY if passed or left == 0 else Sight.FEEDBACK
