"""The demo's drawings, in the image library. Each is a small PNG beside the SVG it was drawn as."""

from __future__ import annotations

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from .words import CONTENT

#: Names in the image library, by file.
TITLES = {
    "notebook": "An open notebook, a pencil and a phone on its charger",
    "receipt": "A receipt, a coin and an arrow towards a bank",
    "lock": "A phone with a large lock between two people",
    "desk": "Two people with laptops at one long desk under a lamp",
}


def picture(name: str):
    """The image of that name; put into the library when it is not there."""
    model = get_image_model()
    if image := model.objects.filter(title=TITLES[name]).first():
        return image
    path = CONTENT / "pictures" / f"{name}.png"
    with path.open("rb") as file:
        return model.objects.create(title=TITLES[name], file=ImageFile(file, name=f"demo-{path.name}"))
