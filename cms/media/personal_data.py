"""Pictures may show people and name them in their words; who uploaded one is a mark on it."""

from cms.people.holdings import Mark, Trace

MARKS = [Mark(model="hunar_media.Picture", columns=("uploaded_by_user",))]
TRACES = [Trace(model="hunar_media.Picture", columns=("title", "description", "words"))]
