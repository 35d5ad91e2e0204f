"""Segments of the demo: whom its messages are for. What staff changed stays."""

from .models import Segment

ORDER = 22
SEGMENTS = {
    "Everybody who wants news": {"all": []},
    "Readers of Urdu, here within a month": {
        "all": [{"is": "language", "of": ["ur"]}, {"is": "seen", "of": ["30"]}]
    },
    "Women in villages and small towns": {
        "all": [{"is": "gender", "of": ["woman"]}, {"is": "residence", "of": ["rural"]}]
    },
}


def load() -> list[str]:
    for name, tree in SEGMENTS.items():
        Segment.objects.get_or_create(name=name, defaults={"tree": tree})
    return []
