"""A build step for setuptools: wheels carry compiled catalogues, which the repository does not."""

from setuptools.command.build_py import build_py

from .catalogues import apps, catalogue_of, compile_catalogue


class BuildWithCatalogues(build_py):
    def run(self):
        for app in apps():
            if catalogue_of(app).exists():
                compile_catalogue(catalogue_of(app))
        super().run()
