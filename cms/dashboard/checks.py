"""A mistyped `dashboard_panels.py` is told at start, not on an editor's first screen."""

from collections import Counter
from dataclasses import fields

from django.core.checks import Error, register

from .panels import Panel, declared

NEEDED = {"name", "title", "items", "sees"}
KNOWN = {field.name for field in fields(Panel)}


@register()
def check_panels(app_configs, **kwargs):
    faults, names = [], Counter[str]()
    for app, module in declared():
        for panel in getattr(module, "PANELS", ()):
            names[panel.get("name", "")] += 1
            if wrong := (NEEDED - panel.keys()) | (panel.keys() - KNOWN):
                words = f"{app}.dashboard_panels: {', '.join(sorted(wrong))} is missing or not known."
                faults.append(Error(words, id="hunar_dashboard.E001"))
        if any({"sees", "between"} != source.keys() for source in getattr(module, "COMING", ())):
            words = f"{app}.dashboard_panels: COMING takes dicts of sees and between."
            faults.append(Error(words, id="hunar_dashboard.E002"))
    twice = [name for name, times in names.items() if times > 1]
    if twice:
        faults.append(Error(f"Two panels are called {', '.join(twice)}.", id="hunar_dashboard.E003"))
    return faults
