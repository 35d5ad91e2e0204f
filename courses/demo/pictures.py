"""The demo's drawings, in the image library. Each is a small PNG beside the SVG it was drawn as."""

from __future__ import annotations

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from .words import CONTENT

#: Names in the image library by file, which say what is to be seen; and the same in Urdu.
TITLES = {
    "notebook": "An open notebook, a pencil and a phone on its charger",
    "receipt": "A receipt, a coin and an arrow towards a bank",
    "lock": "A phone with a large lock between two people",
    "desk": "Two people with laptops at one long desk under a lamp",
}
URDU = {
    "notebook": "کھلی کاپی، پنسل اور چارجر پر لگا فون",
    "receipt": "رسید، سکہ اور بینک کی طرف اشارہ کرتا تیر",
    "lock": "دو لوگوں کے بیچ ایک فون جس پر بڑا تالا ہے",
    "desk": "چراغ کے نیچے ایک لمبی میز پر لیپ ٹاپ لیے دو لوگ",
}


def picture(name: str):
    """The image of that name; put into the library when it is not there."""
    model = get_image_model()
    if image := model.objects.filter(title=TITLES[name]).first():
        return image
    path = CONTENT / "pictures" / f"{name}.png"
    words = {"description": TITLES[name]}
    if hasattr(model, "words"):  # a host's own image model may have one language only
        words["words"] = {"ur": URDU[name]}
    with path.open("rb") as file:
        return model.objects.create(
            title=TITLES[name], file=ImageFile(file, name=f"demo-{path.name}"), **words
        )
