"""A build step for setuptools: wheels carry compiled catalogues, which the repository does not."""

import sys
from pathlib import Path

from setuptools.command.build_py import build_py

# setuptools loads this file by its path, before the project is importable.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cms.language.catalogues import apps, catalogue_of, compile_catalogue


class BuildWithCatalogues(build_py):
    def run(self):
        for app in apps():
            if catalogue_of(app).exists():
                compile_catalogue(catalogue_of(app))
        super().run()
