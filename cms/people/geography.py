"""Where people live: provinces and districts from a dated data file, with the changes between them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.db import models, transaction

from .models import District, DistrictChange, Province

DATA = Path(__file__).parent / "data" / "geography.json"


@dataclass(frozen=True)
class Loaded:
    """How many rows a load added, and how many it changed."""

    added: int
    changed: int


def read(path: Path = DATA) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


@transaction.atomic
def load(data: dict) -> Loaded:
    """Bring the tables up to the file. Nothing is ever deleted: people's residences point to these rows."""
    tally = [_put(Province, {"code": row.pop("code")}, row) for row in _copies(data["provinces"])]
    provinces = {province.code: province for province in Province.objects.all()}
    tally += [_put_district(row, provinces) for row in _copies(data["districts"])]
    districts = {district.code: district for district in District.objects.all()}
    tally += [_put_change(row, districts, data["sources"]) for row in data["changes"]]
    return Loaded(added=tally.count("added"), changed=tally.count("changed"))


def _copies(rows: list[dict]) -> list[dict]:
    return [dict(row) for row in rows]


def _put_district(row: dict, provinces: dict[str, Province]) -> str:
    dates = {"valid_from": None, "valid_to": None}
    values = dates | row | {"province": provinces[row["province"]]}
    return _put(District, {"code": values.pop("code")}, values)


def _put_change(row: dict, districts: dict[str, District], sources: dict[str, str]) -> str:
    identity = {
        "from_district": districts[row["from"]],
        "to_district": districts[row["to"]],
        "kind": row["kind"],
    }
    return _put(DistrictChange, identity, {"date": row["date"], "source": sources[row["source"]]})


def _put(model: type[models.Model], identity: dict, values: dict) -> str:
    """Add the row, change it, or leave it alone; say which."""
    row = model._default_manager.filter(**identity).first()
    if row is None:
        model._default_manager.create(**identity, **values)
        return "added"
    cleaned = {name: _field(model, name).to_python(_key(value)) for name, value in values.items()}
    if all(_key(getattr(row, name)) == value for name, value in cleaned.items()):
        return "same"
    model._default_manager.filter(pk=row.pk).update(**values)
    return "changed"


def _field(model: type[models.Model], name: str) -> models.Field:
    return cast("models.Field", model._meta.get_field(name))


def _key(value: object) -> object:
    return value.pk if isinstance(value, models.Model) else value
