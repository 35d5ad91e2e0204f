from tests.cms.facts.conftest import on_day  # noqa: F401  the clock of facts
