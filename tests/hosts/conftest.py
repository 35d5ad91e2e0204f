"""One wheel and one Python with the extra that courses need, for every host."""

import pytest

from .building import build_wheel, make_python


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def python(wheel, tmp_path_factory):
    return make_python(tmp_path_factory.mktemp("python") / "env", wheel, "pdf")
