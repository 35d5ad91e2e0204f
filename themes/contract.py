"""What every theme supplies: layouts with their blocks, elements with their attributes, and colour tokens."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """A whole page to extend. Blocks are a promise: templates of all rooms fill them by name."""

    name: str
    meaning: str
    blocks: tuple[str, ...]

    @property
    def template(self) -> str:
        return f"hunar_themes/{self.name}.html"


@dataclass(frozen=True)
class Element:
    """A piece of a page. `attributes` maps each accepted name to its meaning; anything else is refused."""

    name: str
    meaning: str
    attributes: dict[str, str] = field(default_factory=dict)
    slots: dict[str, str] = field(default_factory=dict)
    content: str = ""

    @property
    def template(self) -> str:
        return f"hunar_themes/elements/{self.name}.html"

    @property
    def takes(self) -> tuple[tuple[str, str], ...]:
        """The attributes for a template, where `.items` would find an attribute of that name."""
        return tuple(self.attributes.items())

    def accepts(self, attribute: str) -> bool:
        return attribute in self.attributes or attribute in ANYWHERE or attribute.startswith(OPEN_PREFIXES)


# Every element takes these besides its own attributes: they land on its outermost tag.
ANYWHERE = ("id", "class", "lang", "dir")
OPEN_PREFIXES = ("data_", "aria_")

PAGE_BLOCKS = (
    "title",
    "title_suffix",
    "description",
    "head_extra",
    "header",
    "messages",
    "breadcrumbs",
    "content",
    "aside",
    "footer",
    "userbar",
    "scripts",
)

LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("page", "An ordinary page: header, breadcrumbs, content, footer.", PAGE_BLOCKS),
        Layout(
            "focus",
            "Nothing but the work: a thin progress line above, previous and next at the thumb.",
            (*PAGE_BLOCKS, "exit", "progress", "footer_nav"),
        ),
        Layout(
            "plain_page",
            "One small public answer, with no navigation and the least weight.",
            ("title", "title_suffix", "description", "head_extra", "content", "scripts"),
        ),
        Layout("print", "A page meant for paper or PDF.", ("title", "head_extra", "content")),
    )
}

# Colours that every theme gives in light and in dark. An `on-` token is the text upon the fill of that name.
FILLS = ("brand", "accent", "info", "good", "danger")
TOKENS = (
    "paper",
    "surface",
    "sunken",
    "ink",
    "quiet",
    "line",
    "edge",
    *FILLS,
    *(f"on-{fill}" for fill in FILLS),
    *(f"{fill}-soft" for fill in FILLS),
    "deep",
    "on-deep",
    "deep-accent",
    "veil",
)

# Pairs that must be readable: text, ground, least contrast (WCAG 2.2: 1.4.3 for text, 1.4.11 for controls).
GROUNDS = ("paper", "surface", "sunken")
CONTRASTS = (
    *((text, ground, 4.5) for text in ("ink", "quiet", *FILLS) for ground in GROUNDS),
    *((f"on-{fill}", fill, 4.5) for fill in FILLS),
    ("on-deep", "deep", 4.5),
    ("deep-accent", "deep", 4.5),
    *((text, f"{fill}-soft", 4.5) for fill in FILLS for text in ("ink", "quiet", fill)),
    *(("edge", ground, 3.0) for ground in GROUNDS),
    *(("brand", ground, 3.0) for ground in GROUNDS),
)
