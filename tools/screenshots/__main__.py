"""`make screenshots`: take every picture of the guided tour from the running demonstration.

python -m tools.screenshots            all of them
python -m tools.screenshots home ...   only these
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from comhla.web.access.roles import Role
from tools.demo.accounts import PASSWORD, account_of
from tools.demo.place import ROOT, variables
from tools.demo.preparing import prepare_apart
from tools.demo.serving import free_port, serving
from tools.screenshots.pictures import PICTURES, Picture

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
MOST_BYTES, MOST_BYTES_OF_ALL = 150_000, 4_500_000
QUALITY = 70
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> int:
    """Take the pictures; the exit code says whether they are small enough."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots")
    parser.add_argument("names", nargs="*", help="pictures to take; all where none is named")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    wanted = [each for each in PICTURES if not arguments.names or each.name in arguments.names]
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("screenshots: Chromium is missing: tools/install_system_packages.sh installs it.")
        return 1
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="comhla-screenshots-") as made:
        data = Path(made) / "data"
        port = free_port()
        prepare_apart(data, variables(data, port=port))
        with serving(data, port=port) as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
            _take(browser, served.address, wanted, arguments.folder)
            browser.close()
    return _say(sorted(arguments.folder.glob("*.jpg")))


def _take(browser: Browser, address: str, wanted: list[Picture], folder: Path) -> None:
    for device, (width, height) in WIDTHS.items():
        for role in dict.fromkeys(each.role for each in wanted):
            context = browser.new_context(
                base_url=address, viewport={"width": width, "height": height}, reduced_motion="reduce"
            )
            if role is not None:
                _sign_in(context, role)
            for each in wanted:
                if each.role is role:
                    _take_one(context.new_page(), each, folder / f"{each.name}-{device}.jpg")
            context.close()


def _sign_in(context: BrowserContext, role: Role) -> None:
    page = context.new_page()
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(account_of(role).email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page.wait_for_url(lambda url: "/account/login/" not in url)
    page.close()


def _take_one(page: Page, picture: Picture, place: Path) -> None:
    page.goto(picture.path)
    if picture.before is not None:
        picture.before(page)
    page.screenshot(path=place, type="jpeg", quality=QUALITY, full_page=False, animations="disabled")
    page.close()


def _say(pictures: list[Path]) -> int:
    sizes = {each: each.stat().st_size for each in pictures}
    for each, size in sizes.items():
        print(f"screenshots: {size / 1000:6.1f} kB  {each.name}{'  TOO LARGE' if size > MOST_BYTES else ''}")
    print(f"screenshots: {len(sizes)} pictures, {sum(sizes.values()) / 1e6:.2f} MB")
    return 1 if sum(sizes.values()) > MOST_BYTES_OF_ALL or any(size > MOST_BYTES for size in sizes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
