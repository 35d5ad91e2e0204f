"""Pure: how severe a report is taken to be until an officer has read it."""

from .enums import Danger, Kind, Severity

GRAVE = {Kind.TOUCH, Kind.PRESSURE, Kind.PRIVATE, Kind.CHILD}
BY_URGENCY = (Severity.IMMINENT, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def severity_of(*, kind: str, danger: str) -> Severity:
    """Danger counts first, then what happened. Nothing is low before somebody has read it."""
    if danger == Danger.NOW:
        return Severity.IMMINENT
    if danger == Danger.SOON or kind in GRAVE:
        return Severity.HIGH
    return Severity.MEDIUM


def graver(one: str, other: str) -> Severity:
    """The graver of two: a further report never makes a case less urgent."""
    return min(Severity(one), Severity(other), key=BY_URGENCY.index)


def about_key(people: set[int], thing: str = "") -> str:
    """What a report is about, in one word, so that two reports of the same open one case.

    The people it is about; without them the thing; without either nothing, and it stands alone.
    """
    if people:
        return "people:" + ",".join(str(pk) for pk in sorted(people))
    return f"thing:{thing}" if thing else ""
