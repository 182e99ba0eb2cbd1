"""Make what the pages need besides Python: `python -m tools.front_end` copies style and icons, compiles translations.

npm has put the design system into `node_modules/` (see `tools/environment.sh`). What pages load of it is copied to
`static/vendor/` of the site, so that the application serves it itself. Nothing of the design system's scripts is
needed: the components work without any. Both results are ignored by git.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SYSTEM = Path("node_modules/@scottish-government/design-system")
WEB = Path("src/comhla/web")
VENDOR = WEB / "site/static/vendor"
SOURCE_MAP = re.compile(r"\s*/\*# sourceMappingURL=[^*]*\*/\s*")


def copy_design_system(root: Path) -> list[Path]:
    """Copy the style sheet, without its reference to a map that is not served, and the icons."""
    system, vendor = root / SYSTEM, root / VENDOR
    vendor.mkdir(parents=True, exist_ok=True)
    style = (system / "dist/css/design-system.min.css").read_text(encoding="utf-8")
    (vendor / "design-system.min.css").write_text(SOURCE_MAP.sub("", style) + "\n", encoding="utf-8")
    shutil.copyfile(system / "dist/images/icons/icons.stack.svg", vendor / "icons.svg")
    shutil.copyfile(system / "LICENSE.txt", vendor / "design-system.LICENSE.txt")
    return sorted(vendor.iterdir())


def compile_messages(root: Path) -> list[Path]:
    """Compile every catalogue of translations. Unfinished ones leave their sentences in English."""
    made = []
    for catalogue in sorted((root / WEB).glob("locale/*/LC_MESSAGES/django.po")):
        with catalogue.open("rb") as source:
            messages = read_po(source, abort_invalid=True)
        target = catalogue.with_suffix(".mo")
        with target.open("wb") as written:
            write_mo(written, messages, use_fuzzy=False)
        made.append(target)
    return made


def main() -> int:
    """Make all of it."""
    if not (ROOT / SYSTEM).is_dir():
        print("front end: the design system is not installed: run 'make env' first.", file=sys.stderr)
        return 1
    copy_design_system(ROOT)
    compile_messages(ROOT)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
