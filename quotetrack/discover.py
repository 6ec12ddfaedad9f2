"""A folder is a registry: one file, one entry."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def modules(package: str) -> dict[str, ModuleType]:
    """Return the modules of ``package`` by name: our own files, then plugins.

    A plugin is an entry point in the group called like the package; it may add
    a name but never replace one of ours.
    """
    from importlib.metadata import entry_points  # costs 25 ms, which only those who list a folder should pay

    ours = {
        info.name: import_module(f"{package}.{info.name}")
        for info in iter_modules(import_module(package).__path__)
        if not info.name.startswith("_")
    }
    plugins = {point.name: point.load() for point in entry_points(group=package)}
    return plugins | ours
