"""What the index does with time: it looks for what no signal told of, a part at each tick."""

from . import engine, indexing
from .conf import setting
from .models import IndexState
from .unanswered import forget_old


def mend_documents() -> None:
    """Compare the next objects with their documents and mend what differs; all are gone through in turn."""
    after = indexing.state().cursor
    _drift, after = indexing.check_slice(after, size=setting("CHECK_SLICE"))
    IndexState.objects.update(cursor=after)


def mend_copy() -> None:
    """Fill the search engine again when it missed a write."""
    target = engine.copy()
    if target and not indexing.state().copy_in_step:
        indexing.rebuild_copy(target)


TICKS = [mend_documents, mend_copy, forget_old]
