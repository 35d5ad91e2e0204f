"""Whatever shares a space with a host's own things is called `hunar…`, or stands here with its reason."""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.core.management import get_commands
from django.template import engines
from django.urls import URLPattern, get_resolver
from wagtail.admin.viewsets import viewsets

from themes.checks import settings_tables
from themes.rooms import HOME, ROOMS, RoomConfig

SHARED = re.compile(r"(^|[.])(cache|shared|session|COOKIES)$|^caches\[")  # holders that a host uses too
OURS = [app for app in apps.get_app_configs() if isinstance(app, RoomConfig)]
NAMES = {app.name for app in OURS}
CODE = sorted(
    path
    for room in ROOMS
    for path in (HOME / room).rglob("*.py")
    if not {"migrations", "settings"} & set(path.parts) and path.parent != HOME / "cms"
)
ALLAUTHS = "they dress allauth's own pages, and only where cms.accounts is installed"
ERRORS = "pages for errors where a host has none: those among its own templates win"
TEMPLATES = {
    "account": ALLAUTHS,
    "allauth": ALLAUTHS,
    "socialaccount": ALLAUTHS,
    "403.html": ERRORS,
    "403_csrf.html": ERRORS,
    "404.html": ERRORS,
    "500.html": ERRORS,
}
VERB = "typed by people: a plain verb with its object; an app of a host that stands above ours and has the same wins"
DEMO = (
    "the first commands of whoever tries the suite; a host's own app of that name stands above ours and wins"
)
COMMANDS = {
    "award_missing_certificates": VERB,
    "check_search": VERB,
    "compile_courses": VERB,
    "demo": DEMO,
    "import_olx": VERB,
    "load_geography": VERB,
    "load_topics": VERB,
    "make_people": VERB,
    "read_bounces": VERB,
    "rebuild_progress": VERB,
    "rebuild_search": VERB,
    "retention": VERB,
    "serve": DEMO,
    "set_up_roles": VERB,
    "tick": DEMO,
    "worker": DEMO,
}
ADDRESSES = {
    "account_login": "allauth's own views lead to it by this name",
    "account_logout": "the same",
    "account_signup": "the same",
}
WAGTAILS = (
    "wagtailsnippets_hunar_",
    "wagtailsnippetchoosers_hunar_",
    "wagtailusers_",
)  # made by Wagtail, for our models


def begins(name):
    return name.startswith("hunar")


def children(app, folder):
    place = Path(app.path) / folder
    return sorted(each.name for each in place.iterdir()) if place.is_dir() else []


def test_labels():
    assert [app.label for app in OURS if not begins(app.label)] == []


def test_tables_indexes_and_constraints():
    models = [model for app in OURS for model in app.get_models(include_auto_created=True)]
    tables = {model._meta.db_table for model in models}
    named = {each.name for model in models for each in (*model._meta.indexes, *model._meta.constraints)}
    assert sorted(name for name in tables | named if not begins(name)) == []


def test_templates():
    found = {name for app in OURS for name in children(app, "templates")}
    assert {name for name in found if not begins(name)} == set(TEMPLATES)


def test_static_files():
    assert [name for app in OURS for name in children(app, "static") if not begins(name)] == []


def test_template_tags():
    libraries = engines["django"].engine.libraries
    ours = [name for name, module in libraries.items() if module.split(".")[0] in ROOMS]
    assert [name for name in ours if not begins(name)] == []
    assert len(ours) == len(set(ours)) >= 7


def test_commands():
    assert {name for name, app in get_commands().items() if app in NAMES and not begins(name)} == set(
        COMMANDS
    )


def addresses(resolver, place="", spaces=()):
    """(place, name with its namespaces, the module of its view) of every address."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            view = getattr(each.callback, "view_class", each.callback)
            yield place + str(each.pattern), ":".join((*spaces, each.name or "")), view.__module__
        else:
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from addresses(each, place + str(each.pattern), inner)


def ours_among_addresses():
    found = [
        (place, name) for place, name, module in addresses(get_resolver()) if module.split(".")[0] in ROOMS
    ]
    assert len(found) > 80
    return found


def test_names_of_addresses():
    named = {name for _, name in ours_among_addresses() if name.strip(":")}
    odd = {name for name in named if not begins(name) and not name.startswith(WAGTAILS)}
    assert odd == set(ADDRESSES)


def test_addresses_in_the_admin():
    """Wagtail's own, with our views behind them, and ours below one folder."""
    wagtails = ("snippets/hunar_", "snippets/choose/hunar_", "users/", "login/", "logout/")
    wagtails += ("translation/submit/page/",)
    inside = [
        place.removeprefix("admin/") for place, _ in ours_among_addresses() if place.startswith("admin/")
    ]
    made = [each for each in viewsets.viewsets if type(each).__module__.split(".")[0] in ROOMS]
    inside += [f"{each.url_prefix}/" for each in made]
    assert sorted({place for place in inside if not place.startswith(("hunar/", *wagtails))}) == []
    assert [
        each.url_namespace for each in made if not each.url_namespace.startswith(("hunar_", *WAGTAILS))
    ] == []
    assert len(made) >= 16


def test_settings():
    dictionaries = {table.dictionary for table in settings_tables()}
    assert {name for name in dictionaries if not name.startswith("HUNAR_")} == set()


def test_keys_in_sessions_cookies_and_caches():
    found = {key for path in CODE for key in keys(ast.parse(path.read_text()))}
    assert sorted(key for key in found if not begins(key)) == []
    assert len(found) >= 6


def keys(tree):
    """The first words of each key, as far as they are written in the same module."""
    known = dict(assigned(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            holder, key = node.value, node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            holder, key = node.func.value, node.args[0]
            if node.func.attr == "set_cookie":
                yield from words(key, known)
        else:
            continue
        if SHARED.search(ast.unparse(holder)):
            yield from words(key, known)


def assigned(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            pairs = (
                zip(target.elts, node.value.elts, strict=False)
                if is_tuple(target, node.value)
                else [(target, node.value)]
            )
            yield from ((ast.unparse(name), value) for name, value in pairs)


def is_tuple(*nodes):
    return all(isinstance(node, ast.Tuple) for node in nodes)


def words(key, known):
    key = known.get(ast.unparse(key), key)
    first = key.values[0] if isinstance(key, ast.JoinedStr) else key
    if isinstance(first, ast.Constant):
        yield first.value
