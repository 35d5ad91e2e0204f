"""What every page must be: checked by axe, by the Nu HTML checker, by the browser's console, and by weight."""

import gzip
import json
import subprocess
from contextlib import contextmanager
from pathlib import Path

CHECKERS = Path(__file__).parents[2] / "node_modules"
AXE = CHECKERS / "axe-core" / "axe.min.js"
VNU = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
KILOBYTE = 1024
MOST = {"stylesheet": 15 * KILOBYTE, "script": 8 * KILOBYTE}
ASSETS = """() => [...document.querySelectorAll('link[rel~=stylesheet], script[src]')]
    .map(one => one.href ? ['stylesheet', one.href] : ['script', one.src])"""
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const outside = one => { const box = one.getBoundingClientRect(); return box.right > room + 1 || box.left < -1 };
    const wide = [...document.body.querySelectorAll('*')].filter(outside).slice(0, 3);
    return ['the page', ...wide.map(one => one.outerHTML.slice(0, 120))];
}"""
AXE_RUN = """async () => (await axe.run(document, %s)).violations
    .map(one => one.id + ': ' + one.nodes.slice(0, 2).map(node => node.html.slice(0, 160)).join(' | '))"""
RUN_AXE = AXE_RUN % "{resultTypes: ['violations']}"
# What the width and the colours of a page change.
RULES = [
    "color-contrast",
    "link-in-text-block",
    "target-size",
    "scrollable-region-focusable",
    "landmark-unique",
]
RUN_AXE_COLOURS = AXE_RUN % f"{{resultTypes: ['violations'], runOnly: {{type: 'rule', values: {RULES}}}}}"
WIDE = {"width": 1280, "height": 900}


@contextmanager
def otherwise(page):
    """The page on a wide screen in the dark, and back."""
    before = page.viewport_size
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    yield
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before)


class Audit:
    """Gathers the faults of pages: one line each, with the name of its page."""

    def __init__(self, folder: Path):
        self.folder, self.faults, self.names = folder, [], set()
        self.axe = AXE.read_text(encoding="utf-8")
        self.sizes, self.heard = {}, {}

    def listen(self, page):
        """Before a page goes anywhere: what its console says belongs to the look that follows."""
        said = self.heard.setdefault(page, [])
        page.on(
            "console", lambda message: said.append(f"{message.type}: {message.text} {address_of(message)}")
        )
        page.on("pageerror", lambda error: said.append(f"error: {error}"))

    def look(self, page, name):
        self.names.add(name)
        self._tell(name, "console", self._said(page))
        self._tell(name, "weight", self._too_heavy(page))
        page.evaluate(self.axe)
        self._judge(page, name, RUN_AXE)
        with otherwise(page):
            self._judge(page, f"{name} (wide, dark)", RUN_AXE_COLOURS)
        source = page.request.get(page.url).text()
        (self.folder / f"{name}.html").write_text(source, encoding="utf-8")

    def _judge(self, page, name, rules):
        self._tell(name, "wider than the screen", page.evaluate(TOO_WIDE))
        self._tell(name, "axe", page.evaluate(rules))

    def _tell(self, name, what, faults):
        self.faults += [f"{name}: {what}: {fault}" for fault in faults]

    def _said(self, page):
        """Errors and warnings. The status of the page itself is the tour's to judge: it asks for a 404 too."""
        said, self.heard[page][:] = list(self.heard[page]), []
        loud = [line for line in said if line.startswith(("error", "warning"))]
        return [line for line in loud if not ("a status of" in line and line.endswith(f" {page.url}"))]

    def _too_heavy(self, page):
        totals = dict.fromkeys(MOST, 0)
        for kind, address in page.evaluate(ASSETS):
            totals[kind] += self._size(page, address)
        return [f"{kind} {total} bytes" for kind, total in totals.items() if total > MOST[kind]]

    def _size(self, page, address):
        if address not in self.sizes:
            self.sizes[address] = len(gzip.compress(page.request.get(address).body(), 6))
        return self.sizes[address]

    def check_html(self):
        """All pages in one run: starting Java is what takes long."""
        command = ["java", "-jar", VNU, "--errors-only", "--format", "json", self.folder]
        told = subprocess.run(command, capture_output=True, text=True).stderr
        for message in json.loads(told)["messages"]:
            name = Path(message["url"]).stem
            self._tell(name, "HTML", [f"{message['message']} … {message.get('extract', '')[:160]}"])


def address_of(message) -> str:
    return (message.location or {}).get("url", "")
