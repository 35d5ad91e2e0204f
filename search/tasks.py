"""Background work of the index. A task takes the name of an object, or the place of a page."""

from django_tasks import task

from . import indexing


@task()
def refresh_documents(origins: list[str]) -> None:
    """Make the documents of these objects anew."""
    indexing.refresh(origins)


@task()
def refresh_below(path: str) -> None:
    """Make anew the documents of every page at that place of the tree and under it."""
    for batch in indexing.batches(indexing.origins_below(path)):
        indexing.refresh(batch)
