"""The index in the database: dated indexes, of which one is live, and the documents in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .querysets import EntryQuerySet, IndexQuerySet, UnansweredQuerySet


class IndexState(models.Model):
    """One row. Whoever writes to the index takes its turn here: the row's lock orders the writers, its count their
    writes."""

    writes = models.PositiveBigIntegerField(default=0)
    copy_failures = models.PositiveBigIntegerField(default=0)
    copy_in_step = models.BooleanField(default=False)  # the copy in Elasticsearch has every write
    cursor = models.CharField(max_length=200, blank=True)  # how far the check of all documents has come

    class Meta:
        verbose_name = _("state of the search index")
        verbose_name_plural = _("state of the search index")

    def __str__(self):
        return f"{self.writes} writes"


class Index(models.Model):
    """A set of documents made at one time. Visitors are answered from the live one."""

    class State(models.TextChoices):
        BUILDING = "building", _("being built")
        LIVE = "live", _("live")
        RETIRED = "retired", _("retired")

    name = models.CharField(max_length=100, unique=True)
    state = models.CharField(max_length=10, choices=State)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = IndexQuerySet.as_manager()

    class Meta:
        verbose_name = _("search index")
        verbose_name_plural = _("search indexes")
        constraints = [models.UniqueConstraint(fields=["state"], name="hunar_search_one_of_each_state")]

    def __str__(self):
        return self.name


class Entry(models.Model):
    """A document in an index: what is shown, and the terms it is found by. Full text lies in a table beside it
    (SQLite) or a generated column (PostgreSQL), kept by the database itself: see the migration."""

    index = models.ForeignKey(Index, models.CASCADE, related_name="entries")
    key = models.CharField(max_length=200)
    origin = models.CharField(max_length=150)
    part = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=32)
    version = models.PositiveBigIntegerField(default=0)
    kind = models.CharField(max_length=100)
    language = models.CharField(max_length=15, blank=True)
    site = models.BigIntegerField(null=True)
    path = models.CharField(max_length=255, blank=True)
    title = models.TextField()
    url = models.TextField()
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    keywords = models.JSONField(default=list)
    within = models.TextField(blank=True)
    within_url = models.TextField(blank=True)
    weight = models.FloatField(default=1)
    facets = models.TextField(blank=True)  # |language=ur|level=beginner|
    audience = models.TextField()  # |everyone|
    unless = models.TextField(blank=True)
    title_terms = models.TextField(blank=True)
    keyword_terms = models.TextField(blank=True)
    body_terms = models.TextField(blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [models.UniqueConstraint(fields=["index", "key"], name="hunar_search_document_once")]
        indexes = [
            models.Index(fields=["origin"], name="hunar_search_origin"),
            models.Index(fields=["path"], name="hunar_search_path"),
        ]

    def __str__(self):
        return self.title


class EntryWords(models.Model):
    """SQLite's full-text table over the terms of the entries. On PostgreSQL a view of that
    name stands in for it, and is not asked."""

    entry = models.OneToOneField(
        Entry, models.DO_NOTHING, db_column="rowid", primary_key=True, related_name="fulltext"
    )
    match = models.TextField(db_column="hunar_search_entrywords")  # FTS5's column of the table's own name
    rank = models.FloatField()

    class Meta:
        managed = False
        db_table = "hunar_search_entrywords"
        verbose_name = verbose_name_plural = "full text"

    def __str__(self):
        return str(self.pk)


class Unanswered(models.Model):
    """Words that were asked and nothing was found for, counted: nothing of who asked, and only if they can be nobody's
    number or address."""

    words = models.CharField(_("words"), max_length=80)
    language = models.CharField(_("language"), max_length=15)
    times = models.PositiveIntegerField(_("times"), default=1)
    last_on = models.DateField(_("last asked on"))

    objects = UnansweredQuerySet.as_manager()

    class Meta:
        verbose_name = _("question without an answer")
        verbose_name_plural = _("questions without an answer")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["words", "language"], name="hunar_search_unanswered_once")
        ]

    def __str__(self):
        return self.words
