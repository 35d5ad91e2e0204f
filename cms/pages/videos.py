"""Addresses of videos elsewhere: which they are, where to watch one, and where its player is."""

import re

YOUTUBE = re.compile(
    r"^https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/)|youtu\.be/)"
    r"([\w-]{11})(?![\w-])"
)
VIMEO = re.compile(
    r"^https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{6,12})(?:/([0-9a-f]{8,12}))?(?![\w])"
)


def embed_url(url: str) -> str:
    """The player's address, in its form without cookies; empty when the video is not one we know."""
    if found := YOUTUBE.match(url):
        return f"https://www.youtube-nocookie.com/embed/{found[1]}?autoplay=1&rel=0"
    if found := VIMEO.match(url):
        secret = f"&h={found[2]}" if found[2] else ""  # an unlisted video's second half
        return f"https://player.vimeo.com/video/{found[1]}?autoplay=1&dnt=1{secret}"
    return ""


def watch_url(url: str) -> str:
    """A page that plays it without our help."""
    if found := YOUTUBE.match(url):
        return f"https://www.youtube.com/watch?v={found[1]}"
    return url if VIMEO.match(url) else ""
