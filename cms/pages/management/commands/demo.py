"""Fill the site with demo content from every installed app."""

import logging
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import module_has_submodule

NAME = "demo"


class Command(BaseCommand):
    """Finds the `demo` module of each installed app. It has `ORDER`, a number; `load()`, which adds what is missing;
    and perhaps `finish()`, called when all have loaded. Both return lines to print, and harm nothing when repeated."""

    help = "Adds demo people, pages and courses that are not there yet; changes nothing that is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anyway", action="store_true", help="also where DEBUG is off: anybody could sign in as anyone"
        )

    def handle(self, *, anyway, **options):
        if not (settings.DEBUG or anyway):
            raise CommandError(
                "This is no place for accounts with well-known passwords. Add --anyway if it is."
            )
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for each page would hide the logins
        for step in ("load", "finish"):
            for module in demo_modules():
                for line in getattr(module, step, list)():
                    self.stdout.write(line)


def demo_modules() -> list:
    """The demo module of each app that has one, in their order."""
    found = [
        import_module(f"{app.name}.{NAME}")
        for app in apps.get_app_configs()
        if module_has_submodule(app.module, NAME)
    ]
    return sorted((module for module in found if hasattr(module, "ORDER")), key=lambda module: module.ORDER)
