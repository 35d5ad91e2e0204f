"""Where a video plays from, and its transcript as plain text."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from .content import Component
from .markup import Element, parse_xml
from .notes import Notes, Refused
from .pieces import Clip, Download, Piece
from .static import StaticFiles

YOUTUBE_ID = re.compile(r"[\w-]{6,20}")
CUE = re.compile(r"^\s*\d+\s*$|-->")
SENTENCES = 6  # in a paragraph of a transcript


def read_video(
    component: Component, *, statics: StaticFiles, root: Path, language: str, notes: Notes
) -> list[Piece]:
    """The video and its handouts. Raises Refused when it plays from nowhere."""
    element = parse_xml(component.source.encode(), component.where)
    url = video_address(element)
    if not url:
        raise Refused("video_nowhere")
    start, end = element.get("start_time") or "", element.get("end_time") or ""
    if any(part.strip("0:.") for part in (start, end)):
        notes.add("video_part", start=start or "00:00:00", end=end or "…")
    transcript = read_transcript(element, statics=statics, root=root, language=language, notes=notes)
    pieces: list[Piece] = [Clip(url, component.title, transcript)]
    return pieces + handouts(element, statics, notes)


def video_address(element: Element) -> str:
    """YouTube first, as the old platform does, then the first file on the web."""
    youtube = element.get("youtube_id_1_0") or speeds(element.get("youtube", "")).get("1.00", "")
    if YOUTUBE_ID.fullmatch(youtube):
        return f"https://www.youtube.com/watch?v={youtube}"
    sources = [source.get("src", "") for source in element.iterchildren("source")]
    sources += [str(source) for source in json_list(element.get("html5_sources", ""))]
    return next((source for source in sources if is_web(source)), "")


def speeds(text: str) -> dict[str, str]:
    """`1.00:abc,1.25:def` names one video for each speed."""
    pairs = (part.split(":", 1) for part in text.split(",") if ":" in part)
    return {speed.strip(): name.strip() for speed, name in pairs}


def json_list(text: str) -> list[object]:
    try:
        found = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    return found if isinstance(found, list) else []


def player_address(url: str) -> str:
    """The video a player on another site shows, or nothing: YouTube and Vimeo."""
    url = f"https:{url}" if url.startswith("//") else url
    parts = urlsplit(url)
    host, last = (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/").rsplit("/", 1)[-1]
    if host in ("youtube.com", "youtube-nocookie.com", "m.youtube.com"):
        last = parse_qs(parts.query).get("v", [last])[0]
        return f"https://www.youtube.com/watch?v={last}" if YOUTUBE_ID.fullmatch(last) else ""
    if host == "youtu.be" and YOUTUBE_ID.fullmatch(last):
        return f"https://www.youtube.com/watch?v={last}"
    if host in ("vimeo.com", "player.vimeo.com") and last.isdigit():
        return f"https://vimeo.com/{last}"
    return ""


def is_web(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https")


def read_transcript(
    element: Element, *, statics: StaticFiles, root: Path, language: str, notes: Notes
) -> str:
    """The transcript in the course's language, else English, else the first."""
    files = {one.get("language", ""): one.get("src", "") for one in element.iterchildren("transcript")}
    if sub := element.get("sub"):
        files.setdefault("en", f"subs_{sub}.srt.sjson")
    if not files:
        notes.add("video_no_transcript")
        return ""
    chosen = next((one for one in (language, "en") if one in files), next(iter(files)))
    if others := sorted(set(files) - {chosen}):
        notes.add("video_other_language", languages=", ".join(others))
    name = statics.find(files[chosen])
    if not name:
        notes.add("transcript_missing", name=files[chosen])
        return ""
    text = (root / "static" / name).read_text("utf-8-sig", errors="replace")
    return plain_transcript(text.replace("\0", ""), name)


def plain_transcript(text: str, name: str) -> str:
    """The spoken words of an .srt or .sjson file as paragraphs."""
    if name.endswith(".sjson"):
        lines = json_lines(text)
    else:
        lines = [line for line in text.splitlines() if line.strip() and not CUE.search(line)]
    spoken = " ".join(" ".join(lines).split())
    spoken = re.sub(r"<[^>]{1,40}>", "", html.unescape(html.unescape(spoken)))
    sentences = re.split(r"(?<=[.?!۔؟])\s+", spoken)
    groups = (sentences[start : start + SENTENCES] for start in range(0, len(sentences), SENTENCES))
    return "\n\n".join(" ".join(group) for group in groups)


def json_lines(text: str) -> list[str]:
    try:
        return [str(line) for line in json.loads(text)["text"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def handouts(element: Element, statics: StaticFiles, notes: Notes) -> list[Piece]:
    """Files offered beside the video: its notes and its transcript to keep."""
    pieces: list[Piece] = []
    for tag in ("handout", "track"):
        for one in element.iterchildren(tag):
            address = one.get("src", "")
            if name := statics.find(address):
                pieces.append(Download(name, Path(name).stem.replace("_", " ")))
            elif address:
                notes.add("file_missing", name=address)
    return pieces
