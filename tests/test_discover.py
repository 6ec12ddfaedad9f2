"""A folder is a registry, and a plugin may add to it."""

import sys

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


def install(folder, package, **entries):
    """Put a distribution on the path whose entry points are modules of these sources."""
    info = folder / "stranger-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
    lines = [f"{name} = {package}_{name}" for name in entries]
    (info / "entry_points.txt").write_text("\n".join([f"[{package}]", *lines]))
    for name, source in entries.items():
        (folder / f"{package}_{name}.py").write_text(source)


def test_every_public_file_is_an_entry(package):
    found = discover.modules(package)
    assert list(found) == ["plain"]
    assert found["plain"].NAME == "ours"


def test_a_plugin_adds_a_name_but_replaces_none(package, tmp_path):
    install(tmp_path, package, plain="NAME = 'theirs'", extra="NAME = 'theirs'")
    found = discover.modules(package)
    assert {name: module.NAME for name, module in found.items()} == {"plain": "ours", "extra": "theirs"}


def test_an_unknown_package_is_a_mistake_of_the_caller():
    with pytest.raises(ModuleNotFoundError):
        discover.modules("no_such_package")
