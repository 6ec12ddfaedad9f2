"""What people install holds what it needs and nothing else."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.mark.parametrize(
    "wanted",
    [
        "quotetrack/py.typed",
        "quotetrack/_assets/data/gazetteers/reporting_verbs.txt",
        "quotetrack/_assets/data/page/page.html",
        "quotetrack/_assets/data/people/officeholders.json",
        "quotetrack/_assets/data/people/organizations.json",
        "quotetrack/_assets/models/quote_attribution/",
        "quotetrack/_assets/models/indirect_statements/weights/contents.msgpack",
        "licenses/LICENSE",
    ],
)
def test_what_the_code_needs_is_in(names, wanted):
    assert any(wanted in name for name in names)


def test_nothing_else_is_in(names):
    assert {name.split("/")[0].split("-")[0] for name in names} == {"quotetrack"}
    assert [name for name in names if re.search(r"data/(gold|samples)|__pycache__|tests/", name)] == []


def test_the_installed_package_finds_its_own_files(wheel, tmp_path):
    """Unpacked outside the checkout it reads the assets that came with it, not the checkout's."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "import quotetrack.assets as a; print(a.asset('data', 'gazetteers')); print(a.ROOT)"
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [
        str(tmp_path / "quotetrack" / "_assets" / "data" / "gazetteers"),
        str(tmp_path / "quotetrack" / "_assets"),
    ], done.stderr
