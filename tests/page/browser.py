"""A browser to look at the page with; run as a program it makes sure that there is one."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_OPTIONS = [
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
NONE = "no Chromium to test the page with: run python tests/page/browser.py, or install chromium or Chrome"


def find():
    """Return the path of a browser of the Chromium family, or None."""
    known = [shutil.which(name) for name in _NAMES] + list(_PLACES)
    found = next((path for path in known if path and Path(path).is_file()), None)
    return found or _playwrights()


def _playwrights():
    """Return the browser that playwright installed, or None."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


@contextmanager
def launched():
    """Yield a browser; raise RuntimeError, with what to do, where there is none."""
    path = find()
    if path is None:
        raise RuntimeError(NONE)
    # the sandbox does not start for root, which is who tests run as in a container
    options = [*_OPTIONS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else _OPTIONS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


def _installers():
    """Yield the commands that may bring a browser, each a list of steps."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    rights = [] if is_root else ["sudo", "-n"]
    if shutil.which("apt-get") and (is_root or shutil.which("sudo")):
        apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
        yield [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", "chromium"]]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def main():
    """Say nothing where a browser is found, else get one; return the exit code."""
    if find():
        return 0
    for steps in _installers():
        if all(subprocess.run(step, stdout=sys.stderr).returncode == 0 for step in steps) and find():
            return 0
    sys.stderr.write(f"{NONE}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
