"""Bring pictures and files into the site's libraries, once each, and take them out again if all fails."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db.models import Model
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .drafts import Keeper
from .enums import Outcome
from .notes import note
from .report import Line

MOST_PIXELS = 50_000_000
LARGEST_PICTURE = 10 * 1024 * 1024


def is_readable_picture(path: Path) -> bool:
    """Whether the picture can be opened and is of a size a page may carry. Never decodes a bomb."""
    largest = getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", LARGEST_PICTURE)
    if path.stat().st_size > largest:
        return False
    try:
        with Pillow.open(path) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.verify()
    except Exception:
        return False
    return True


class Media:
    """The files of one course on their way into the libraries."""

    def __init__(self, root: Path, keeper: Keeper) -> None:
        self.root, self.keeper = root / "static", keeper
        self.lines: list[Line] = []
        self.made: list[Any] = []
        self.found: dict[str, int] = {}

    def picture(self, name: str, alt: str = "") -> int:
        """The pk of the picture in the image library."""
        return self.keep(f"static/{name}", name, get_image_model(), description=alt[:255])

    def document(self, name: str) -> int:
        """The pk of the file in the document library."""
        return self.keep(f"static/{name}#document", name, get_document_model())

    def keep(self, usage: str, name: str, model: type[Model], **fields: str) -> int:
        if usage not in self.found:
            self.found[usage] = self.bring(usage, name, model, fields)
        return self.found[usage]

    def bring(self, usage: str, name: str, model: type[Model], fields: dict[str, str]) -> int:
        path = self.root / name
        sum_ = hashlib.sha256(path.read_bytes()).hexdigest()
        known = self.keeper.known(usage)
        here = (
            known is not None
            and known.object_id
            and model._default_manager.filter(pk=known.object_id).exists()
        )
        if known and here and known.incoming == sum_:
            self.keeper.see(usage)
            self.lines.append(
                Line(Outcome.UNCHANGED, "static", f"static/{name}", name, depth=1, notes=(note("unchanged"),))
            )
            return int(known.object_id)
        obj = self.make(model, path, fields)
        self.keeper.note(usage, "static", name, object_id=str(obj.pk), imported=sum_, incoming=sum_)
        outcome = Outcome.UPDATED if here else Outcome.IMPORTED
        self.lines.append(Line(outcome, "static", f"static/{name}", title=obj.title, depth=1))
        return obj.pk

    def make(self, model: type[Model], path: Path, fields: dict[str, str]) -> Any:
        allowed = {field.name for field in model._meta.get_fields()}
        obj: Any = model(title=path.stem.replace("_", " ")[:255])
        for field, value in fields.items():
            if field in allowed:
                setattr(obj, field, value)
        if "uploaded_by_user" in allowed:
            obj.uploaded_by_user = self.keeper.user
        with path.open("rb") as file:
            obj.file = File(file, name=path.name)
            obj.save()
        self.made.append(obj)
        obj.get_file_size(), obj.get_file_hash()  # the library's own lists show and compare them
        return obj

    def take_back(self) -> None:
        """The transaction was undone: delete the files it had stored."""
        for obj in self.made:
            obj.file.storage.delete(obj.file.name)
