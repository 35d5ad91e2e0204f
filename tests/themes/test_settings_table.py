"""What a host writes into our dictionaries of settings: read when used, and told when it is wrong."""

import pytest
from django.apps import apps

from tests.site.reference import files, module_of
from themes.checks import check_settings, settings_tables
from themes.settings_table import Setting, SettingsTable

TABLE = SettingsTable(
    "HUNAR_TABLE_OF_A_TEST",
    Setting("MINUTES", 10, int, "How long."),
    Setting("NETWORKS", [], list, "Which."),
    Setting("OPEN", True, bool, "Whether."),
)


@pytest.fixture
def faults(settings):
    def found(chosen):
        settings.HUNAR_TABLE_OF_A_TEST = chosen
        return [(fault.id[-4:], fault.msg, fault.hint) for fault in TABLE.faults()]

    return found


def test_value_is_the_hosts_or_the_default(settings):
    assert TABLE.value("MINUTES") == 10
    settings.HUNAR_TABLE_OF_A_TEST = {"MINUTES": 20}
    assert (TABLE.value("MINUTES"), TABLE.value("NETWORKS")) == (20, [])


def test_value_without_a_row_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        TABLE.value("HOURS")


@pytest.mark.parametrize("right", [{}, {"MINUTES": 0}, {"NETWORKS": ("10.0.0.0/8",)}, {"OPEN": False}])
def test_right_dictionary_has_no_faults(faults, right):
    assert faults(right) == []


def test_unknown_name_is_told_with_the_one_it_may_be(faults):
    assert faults({"MINUTE": 5, "COLOUR": "red"}) == [
        ("E002", "HUNAR_TABLE_OF_A_TEST has no setting 'MINUTE'.", 'Did you mean "MINUTES"?'),
        ("E002", "HUNAR_TABLE_OF_A_TEST has no setting 'COLOUR'.", "It takes: MINUTES, NETWORKS, OPEN."),
    ]


@pytest.mark.parametrize(
    ("name", "value", "message", "hint"),
    [
        ("MINUTES", "10", "holds str, not int.", "Give int, like the default: 10."),
        ("MINUTES", True, "holds bool, not int.", "Give int, like the default: 10."),
        ("NETWORKS", "10.0.0.1", "holds str, not list.", "Give list, like the default: []."),
        ("OPEN", 1, "holds int, not bool.", "Give bool, like the default: True."),
    ],
)
def test_wrong_type_is_told(faults, name, value, message, hint):
    assert faults({name: value}) == [("E003", f"HUNAR_TABLE_OF_A_TEST['{name}'] {message}", hint)]


def test_what_is_no_dictionary_is_told(faults):
    assert [number for number, _, _ in faults(["MINUTES"])] == ["E001"]


def test_every_table_of_ours_is_checked():
    ours = {module_of(path).removesuffix(".conf") for path in files("conf.py")}
    assert ours <= {app.name for app in apps.get_app_configs()}
    assert len(settings_tables()) == len(ours)


def test_every_default_is_of_the_type_it_says():
    rows = [row for table in settings_tables() for row in table]
    assert [row.name for row in rows if type(row.default) is not row.type] == []


def test_check_tells_a_mistake_in_any_app(settings):
    assert check_settings() == []
    settings.HUNAR_OLX = {"MAX_FILE": 1}
    assert [(fault.id, fault.hint) for fault in check_settings()] == [
        ("hunar_settings.E002", 'Did you mean "MAX_FILES"?')
    ]
