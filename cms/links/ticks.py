"""What of this app comes due with time; `manage.py tick` calls each."""

from . import actions, tasks


def read_links() -> None:
    """Read the links to other sites off pages that were published."""
    actions.read_pages()


def look_at_links() -> None:
    """Look whether some links to other sites still lead somewhere."""
    for link_id in actions.claim_due():
        tasks.look_at.enqueue(link_id)


TICKS = [read_links, look_at_links]
