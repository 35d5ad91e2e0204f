"""How somebody likes to read on this device: light or dark, and the size of text. Kept in a cookie."""

from dataclasses import dataclass

from django.http import HttpRequest

COOKIE = "hunar_reading"
SCHEMES = ("auto", "light", "dark")
SIZES = ("normal", "large", "larger")


@dataclass(frozen=True)
class Reading:
    scheme: str = SCHEMES[0]
    size: str = SIZES[0]

    @classmethod
    def of(cls, scheme: str, size: str) -> "Reading":
        """Anything unknown is the usual."""
        return cls(scheme if scheme in SCHEMES else SCHEMES[0], size if size in SIZES else SIZES[0])

    def __str__(self) -> str:
        return f"{self.scheme}.{self.size}"


def reading_of(request: HttpRequest | None) -> Reading:
    scheme, _dot, size = (request.COOKIES.get(COOKIE, "") if request else "").partition(".")
    return Reading.of(scheme, size)
