"""From the frozen words of a certificate to the sheet a template draws."""

import re
from collections.abc import Callable
from typing import Any

ON_A_LINE_OF_THEIR_OWN = ("name", "title")
SIZES = ((70, "longest"), (40, "longer"), (24, "long"))
_COMMAS = " ,،;؛"
_ENDS = re.compile(r"^\s*([.!۔]+)\s*$")


def lines(statement: list[list[str]]) -> list[dict[str, str]]:
    """The statement as lines: the name and the title stand alone, the words between them share a line.

    A full stop left alone goes to the end of the line before; a comma that would begin a line is dropped.
    """
    found: list[dict[str, str]] = []
    for kind, text in statement:
        if kind in ON_A_LINE_OF_THEIR_OWN:
            found.append({"kind": kind, "text": text})
        elif found and _ENDS.match(text):
            found[-1]["text"] += text.strip()
        elif found and found[-1]["kind"] == "say":
            found[-1]["text"] += text
        else:
            found.append({"kind": "say", "text": text.lstrip(_COMMAS)})
    return [_sized(line["kind"], line["text"].strip()) for line in found if line["text"].strip()]


def _sized(kind: str, text: str) -> dict[str, str]:
    """A long name or title is set smaller, so that the sheet stays one sheet."""
    size = next((size for letters, size in SIZES if len(text) > letters), "")
    return {"kind": kind, "text": text, "size": size}


def _in(texts: dict[str, str], code: str) -> str:
    return texts.get(code) or next(iter(texts.values()), "")


def _tongue(context: dict[str, Any], code: str) -> dict[str, Any]:
    words = context["words"][code]
    return words | {"code": code, "lines": lines(words["statement"])}


def _signatory(
    one: dict[str, Any], tongues: list[dict[str, Any]], source: Callable[[str], str]
) -> dict[str, Any]:
    texts = [
        {
            "code": tongue["code"],
            "direction": tongue["direction"],
            "name": _in(one["name"], tongue["code"]),
            "role": _in(one["role"], tongue["code"]),
        }
        for tongue in tongues
    ]
    return {"src": one["image"] and source(one["image"]), "texts": texts}


def sheet(context: dict[str, Any], *, source: Callable[[str], str], qr: str) -> dict[str, Any]:
    """What the sheet's template needs. `source` turns an image's kept name into an address; `qr` is one."""
    tongues = [_tongue(context, code) for code in context["printed"]]
    return {
        "orientation": context["orientation"],
        "colours": context["colours"],
        "number": context["number"],
        "qr": qr,
        "tongues": tongues,
        "logos": [
            {"src": source(logo["image"]), "alt": _in(logo["alt"], context["printed"][0])}
            for logo in context["logos"]
        ],
        "signatories": [_signatory(one, tongues, source) for one in context["signatories"]],
    }
