"""Documents and questions to test with."""

from itertools import count

from search.documents import Document
from search.query import Question, Visitor

numbers = count(1)


def document(title="Freelancing", *, pk=None, **fields):
    fields.setdefault("kind", "tests.page")
    origin = f"{fields['kind']}:{pk or next(numbers):012d}"
    return Document(**{"origin": origin, "title": title, "url": f"/{origin}/", **fields})


def visitor(*tokens, **fields):
    return Visitor(frozenset({"everyone", *tokens}), **fields)


def ask(text="", *tokens, language="", site=None, **fields):
    return Question.asked(text, visitor=visitor(*tokens, language=language, site=site), **fields)
