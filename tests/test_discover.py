"""A folder is a registry, and a plugin may add to it."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from quotetrack import discover


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one public and one private module."""
    folder = tmp_path / "registry_of_ours"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "plain.py").write_text("NAME = 'ours'")
    (folder / "_shared.py").write_text("NAME = 'private'")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder.name
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]


def plugin(name, **attributes):
    """An installed entry point that loads a module with ``attributes``."""
    module = ModuleType(name)
    vars(module).update(attributes)
    return SimpleNamespace(name=name, load=lambda: module)


def test_every_public_file_is_an_entry(package):
    found = discover.modules(package)
    assert list(found) == ["plain"]
    assert found["plain"].NAME == "ours"


def test_a_plugin_adds_a_name_but_replaces_none(package, monkeypatch):
    installed = {package: [plugin("plain", NAME="theirs"), plugin("extra", NAME="theirs")]}
    monkeypatch.setattr(discover, "entry_points", lambda group: installed[group])
    found = discover.modules(package)
    assert {name: module.NAME for name, module in found.items()} == {"plain": "ours", "extra": "theirs"}


def test_an_unknown_package_is_a_mistake_of_the_caller():
    with pytest.raises(ModuleNotFoundError):
        discover.modules("no_such_package")
