#!/usr/bin/env bash
# Renew requirements/*.lock from pyproject.toml: `bash tools/lock.sh YYYY-MM-DD`.
#
# Nothing published on the given day or later is taken. The locks hold for every platform (--universal), hold a hash for
# every file, and name no registry, so they mean the same thing wherever they are installed from.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cutoff="${1:?say the first day of publication that is too new, as YYYY-MM-DD}"

lock() {
    local output="$1"
    shift
    printf 'lock: %s, nothing published on or after %s ...\n' "$output" "$cutoff"
    # uv keeps what an existing file pins; without --upgrade it would renew nothing.
    .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --exclude-newer "${cutoff}T00:00:00Z" --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock LOCK_CUTOFF=$cutoff" --output-file "$output" "$@"
}

lock requirements/uv.lock requirements/uv.in
lock requirements/run.lock pyproject.toml --extra web --group build
# The run lock constrains the development lock, so that one environment can serve both.
lock requirements/dev.lock pyproject.toml --extra web --group build --group dev --constraints requirements/run.lock
