"""Tables that leave as files, line by line."""

from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils import translation


def csv_response(name: str, lines: Iterable[str]) -> StreamingHttpResponse:
    """A CSV file of that name, its lines made while it is on its way."""
    spoken = in_language(translation.get_language(), lines)
    response = StreamingHttpResponse(spoken, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def in_language(language: str | None, lines: Iterable[str]) -> Iterator[str]:
    """The lines in the language of whoever asked: by the time they are made, the request and its language are over."""
    with translation.override(language):
        yield from lines
