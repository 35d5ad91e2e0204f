import datetime

import pytest
from django.core.management import call_command

from cms.people import geography
from cms.people.geography import Loaded
from cms.people.models import District, DistrictChange, Province, Residence

from .factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def data():
    return geography.read()


def districts_on(day):
    return District.objects.on(datetime.date.fromisoformat(day))


def test_geography_loads_twice_unchanged(data):
    first = geography.load(data)
    rows = list(District.objects.order_by("pk").values())
    assert first == Loaded(added=7 + len(data["districts"]) + len(data["changes"]), changed=0)
    assert geography.load(data) == Loaded(added=0, changed=0)
    assert list(District.objects.order_by("pk").values()) == rows


def test_geography_takes_a_correction_and_nothing_else(data):
    geography.load(data)
    data["districts"][0]["name_ur"] = "نیا نام"
    assert geography.load(data) == Loaded(added=0, changed=1)
    assert District.objects.get(code=data["districts"][0]["code"]).name_ur == "نیا نام"


def test_geography_counts_the_districts_of_each_province(data):
    geography.load(data)
    today = districts_on("2026-11-22")
    counts = {
        code: today.filter(province__code=code).count() for code in ("PK-PB", "PK-KP", "PK-SD", "PK-JK")
    }
    assert counts == {"PK-PB": 41, "PK-KP": 40, "PK-SD": 30, "PK-JK": 10}
    assert Province.objects.count() == 7


def test_every_change_joins_districts_of_one_province_and_names_its_source(data):
    geography.load(data)
    for change in DistrictChange.objects.select_related("from_district", "to_district"):
        assert change.from_district.province_id == change.to_district.province_id
        assert change.to_district.valid_from == change.date
        assert change.source != ""


def test_a_split_keeps_history(data):
    geography.load(data)
    amina = person()
    old = District.objects.get(code="PK530")  # South Waziristan, until October 2022
    Residence.objects.create(person=amina, district=old, since=datetime.date(2020, 1, 1))
    assert old in districts_on("2022-01-01")
    assert old not in districts_on("2026-01-01")
    assert sorted(old.changes_out.values_list("to_district__name_en", flat=True)) == [
        "Lower South Waziristan",
        "Upper South Waziristan",
    ]
    geography.load(data)
    assert amina.residence_on(datetime.date(2026, 1, 1)).district == old


def test_names_are_in_urdu_letters_throughout(data):
    for row in [*data["provinces"], *data["districts"]]:
        letters = row["name_ur"].replace(" ", "").strip("()")
        assert all("؀" <= letter <= "ۿ" or letter in "()" for letter in letters), row
        assert not set("كيىة") & set(letters), row  # Arabic forms that look the same


def test_load_geography_says_what_it_did(capsys):
    call_command("load_geography")
    call_command("load_geography")
    assert capsys.readouterr().out.splitlines()[-1] == "Geography: 0 rows added, 0 changed."
