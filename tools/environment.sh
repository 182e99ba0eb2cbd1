#!/usr/bin/env bash
# Make or refresh .venv from a lock file: `bash tools/environment.sh run|dev`.
#
# A shell script and not Python, because its first task is to find a Python that is new enough.
# uv does the installing: with pip alone, checking the hashes of the development lock takes minutes.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

environment=".venv"
wanted="${1:-dev}"
record="$environment/comhla-environment.txt"

say() { printf 'env: %s\n' "$*"; }

refuse() {
    printf 'env: error: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf 'env:        %s\n' "$line" >&2; done
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else 1)' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 && is_new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    refuse "Python 3.11 or newer was not found." \
        "Còmhla needs it to make its environment in $environment/." \
        "Debian or Ubuntu: apt-get install python3.11 python3.11-venv" \
        "Fedora: dnf install python3.11      macOS: brew install python@3.11" \
        "Then run the same command again."
}

# The development lock holds everything the run lock holds, at the same versions. So an environment
# that was once made for development is kept for development, and `make demo` never takes it apart.
lock_to_install() {
    if [[ "$wanted" == "dev" ]] || grep -qs '^lock=dev$' "$record"; then
        printf 'dev\n'
    else
        printf 'run\n'
    fi
}

# What the environment was made from: the locks, and those tables of pyproject.toml that installing reads. The rest
# of pyproject.toml (lint rules and the like) may change without making the environment again.
digest_of_inputs() {
    "$1" - "$2" <<'PYTHON'
import hashlib
import json
import pathlib
import sys
import tomllib

digest = hashlib.sha256()
for name in ("requirements/uv.lock", f"requirements/{sys.argv[1]}.lock", "package-lock.json"):
    digest.update(pathlib.Path(name).read_bytes())
tables = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))
installed = [tables["build-system"], tables["project"], tables["tool"]["hatch"]]
digest.update(json.dumps(installed, sort_keys=True).encode())
print(digest.hexdigest())
PYTHON
}

make_virtual_environment() {
    local python="$1"
    if [[ -x "$environment/bin/python" ]] && is_new_enough "$environment/bin/python"; then
        return
    fi
    say "making $environment with $("$python" --version) ..."
    rm -rf "$environment"
    "$python" -m venv "$environment" || refuse "The virtual environment could not be made." \
        "On Debian and Ubuntu the module is a package of its own: apt-get install python3-venv"
}

install_uv() {
    local pinned
    pinned="$(sed -n 's/^uv==\([^ ]*\).*/\1/p' requirements/uv.lock)"
    if [[ "$("$environment/bin/uv" --version 2>/dev/null | cut -d' ' -f2)" == "$pinned" ]]; then
        return
    fi
    say "installing uv $pinned, its hash checked ..."
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement requirements/uv.lock || refuse "uv could not be installed." \
        "Is the package registry reachable? If pip has a proxy or mirror to use, set it in pip's own configuration."
}

install_locked_packages() {
    say "installing the packages of requirements/$1.lock, each hash checked ..."
    "$environment/bin/uv" pip sync --quiet --python "$environment/bin/python" --require-hashes \
        "requirements/$1.lock" || refuse "The locked packages could not be installed." \
        "If the message above speaks of a connection, check the network and run the command again." \
        "If it speaks of a hash, do not go on: the registry offers a file that is not the one that was locked."
}

install_project() {
    say "installing Còmhla itself, editable ..."
    "$environment/bin/uv" pip install --quiet --python "$environment/bin/python" --no-deps \
        --no-build-isolation --editable . || refuse "Còmhla itself could not be installed; see the message above."
}

# What pages are made from, and for development also what checks them. npm comes from the environment, not from the
# machine.
install_front_end_packages() {
    local without=()
    if [[ "$1" == "run" ]]; then without=(--omit=dev); fi
    say "installing the packages of package-lock.json, each hash checked ..."
    PATH="$PWD/$environment/bin:$PATH" npm ci --silent --ignore-scripts --no-audit --no-fund "${without[@]}" || refuse \
        "The front-end packages could not be installed." \
        "Check the network and run the command again."
}

# Styles, icons and translations, made again when a catalogue of translations is newer than the last time.
make_front_end() {
    local made="$environment/comhla-front-end.txt"
    if [[ -f "$made" && -d src/comhla/web/site/static/vendor ]] &&
        [[ "$made" -nt tools/front_end.py && "$made" -nt "$record" ]] &&
        [[ -z "$(find src/comhla/web -name '*.po' -newer "$made" -print -quit)" ]]; then
        return
    fi
    "$environment/bin/python" -m tools.front_end || refuse "Styles and translations could not be made; see above."
    : >"$made"
}

main() {
    [[ "$wanted" == "run" || "$wanted" == "dev" ]] || refuse "unknown environment '$wanted': say run or dev."
    local python lock digest
    python="$(find_python)"
    lock="$(lock_to_install)"
    digest="$(digest_of_inputs "$python" "$lock")"
    if grep -qs "^digest=$digest$" "$record" && [[ -x "$environment/bin/comhla" && -d node_modules ]]; then
        make_front_end
        return
    fi
    make_virtual_environment "$python"
    rm -f "$record"
    install_uv
    install_locked_packages "$lock"
    install_project
    install_front_end_packages "$lock"
    printf 'lock=%s\ndigest=%s\n' "$lock" "$digest" >"$record"
    make_front_end
    say "ready: $environment/bin/comhla"
}

main
