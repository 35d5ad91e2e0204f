"""XML and HTML as trees, without entities, document types or the network. The only importer of lxml."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree
from lxml import html as lxml_html

from .words import BrokenCourse

Element: TypeAlias = Any  # lxml ships no types


def parse_xml(data: bytes, where: str) -> Element:
    """The root element. A document type is refused outright, so no entity is ever declared."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BrokenCourse("doctype", where)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        detail = str(error.msg).split(", line ")[0]
        raise BrokenCourse("bad_xml", where, line=line, column=column, detail=detail) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenCourse("doctype", where)
    return root


def read_xml(path: Path, where: str) -> Element:
    return parse_xml(path.read_bytes(), where)


def parse_html(text: str) -> Element:
    """A <div> around the fragment, however broken the fragment is."""
    clean = "".join(letter for letter in text if letter >= " " or letter in "\n\t\r")
    if not clean.strip():
        return lxml_html.Element("div")
    return lxml_html.fragment_fromstring(
        clean, create_parent="div", parser=lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    )


def inner_xml(element: Element) -> str:
    """Everything between the element's tags, as HTML."""
    children = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return escape(element.text or "") + children


def outer_html(element: Element) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def outer_xml(element: Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def words_of(element: Element) -> str:
    """The text inside, with single spaces."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def new(tag: str, text: str = "", **attributes: str) -> Element:
    element = etree.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    element.text = text or None
    return element
