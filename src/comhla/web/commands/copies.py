"""A copy of everything in one file, and back: the rows of every table as JSON lines, and the uploads.

The copy is the same for both databases, so it also takes an authority from SQLite to PostgreSQL. Sessions are left out:
people sign in again. The secret key is left out as well, and is kept apart from copies.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from comhla.web import clock
from comhla.web.access.actors import SYSTEM
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.audit.models import Event
from comhla.web.audit.queries import head, verify_trail
from comhla.web.audit.verify import Verdict
from comhla.web.authorities.models import Authority
from comhla.web.commands.start import Unusable

FORMAT = "comhla-copy/1"
MANIFEST = "manifest.json"
_BATCH = 500
_CHUNK = 1024 * 1024
_LEFT_OUT = {Session._meta.label_lower, "usersessions.usersession"}


class Copied(NamedTuple):
    """What went into a copy, or came out of it."""

    rows: int
    uploads: int


def write_copy(place: Path) -> Copied:
    """Write everything to a file that its owner alone may read.

    The rows are those of one instant, while others go on writing.

    Raises:
        OSError: where the file cannot be written; nothing is left of it then.
    """
    part = place.with_name(f"{place.name}.part")
    try:
        part.touch(mode=0o600)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            manifest = _written(archive)
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    return Copied(sum(manifest["rows"].values()), sum(name.startswith("uploads/") for name in manifest["members"]))


def _written(archive: zipfile.ZipFile) -> dict[str, Any]:
    rows: dict[str, int] = {}
    members: dict[str, str] = {}
    with _one_instant():
        applied = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
        end = head()
        for model in copied_models():
            label = model._meta.label_lower
            name = f"rows/{label}.jsonl"
            with _member(archive, name, members) as write:
                rows[label] = 0
                for batch in _batches(model):
                    rows[label] += len(batch)
                    write(_as_lines(model, batch))
    for upload in sorted(_uploads()):
        name = f"uploads/{upload.relative_to(settings.MEDIA_ROOT).as_posix()}"
        with _member(archive, name, members) as write, upload.open("rb") as source:
            while chunk := source.read(_CHUNK):
                write(chunk)
    return {
        "format": FORMAT,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "migrations": applied,
        "trail_end": None if end is None else end._asdict(),
        "rows": rows,
        "members": members,
    }


@contextmanager
def _one_instant() -> Iterator[None]:
    """Every read inside sees the database as it is at the first one. Writers do not wait."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        # Not `atomic`, which would hold the lock of writers.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _member(archive: zipfile.ZipFile, name: str, members: dict[str, str]) -> Iterator[Any]:
    """Write a member of the archive, and note its hash."""
    digest = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as member:

        def write(content: bytes) -> None:
            digest.update(content)
            member.write(content)

        yield write
    members[name] = digest.hexdigest()


def copied_models() -> list[type[models.Model]]:
    """Every kind of row that a copy has, tables between two others included."""
    found = apps.get_models(include_auto_created=True)
    return [each for each in found if each._meta.managed and each._meta.label_lower not in _LEFT_OUT]


def _batches(model: type[models.Model]) -> Iterator[list[models.Model]]:
    rows: list[models.Model] = list(model._base_manager.order_by("pk")[:_BATCH])
    while rows:
        yield rows
        rows = list(model._base_manager.filter(pk__gt=rows[-1].pk).order_by("pk")[:_BATCH])


class _Exactly(DjangoJSONEncoder):
    """Django cuts instants down to milliseconds, and then the hashes of the trail would not fit any more."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _as_lines(model: type[models.Model], rows: list[models.Model]) -> bytes:
    # Rows of tables between two others are copied as rows of their own.
    own = [field.name for field in model._meta.local_concrete_fields]
    return serializers.serialize("jsonl", rows, fields=own, cls=_Exactly).encode()


def _uploads() -> Iterator[Path]:
    yield from (path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def restore_copy(place: Path) -> tuple[Copied, Verdict]:
    """Put everything from a copy into an empty database; everything or nothing.

    Returns:
        What came out of the copy, and whether its audit trail is whole.

    Raises:
        Unusable: where the file is no copy, is damaged, was made by another version, or something is there already.
    """
    try:
        with zipfile.ZipFile(place) as archive:
            manifest = _checked_manifest(archive, place)
            _refuse_what_is_there()
            with transaction.atomic():
                _empty()
                for model in copied_models():
                    _load(archive, model)
                _count_from_the_last_row()
                _refuse_other_numbers(manifest)
                verdict = verify_trail()
                made = {"made_at": manifest["made_at"], "rows": verdict.rows}
                append("copy_restored", Told("copy", place.name[:200]), by=SYSTEM, after=made)
                uploads = _put_uploads(archive, manifest)
    except zipfile.BadZipFile:
        raise Unusable(f"{place} is no copy made by comhla backup, or it is damaged.") from None
    return Copied(sum(manifest["rows"].values()), uploads), verdict


def _checked_manifest(archive: zipfile.ZipFile, place: Path) -> dict[str, Any]:
    """What the copy says of itself, if all of it is there unchanged and this version can use it."""
    try:
        manifest = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError):
        manifest = {}
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Unusable(f"{place} is no copy made by comhla backup, or it is damaged.")
    for name, wanted in manifest["members"].items():
        if _digest(archive, name) != wanted:
            raise Unusable(f"{place} is damaged: {name} is not as it was written. Nothing was restored.")
    here = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
    if manifest["migrations"] != here:
        raise Unusable(
            f"{place} was made by another version of Còmhla. Restore it with that version, then install this one"
            " and run: comhla migrate"
        )
    return manifest


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as member:
            while chunk := member.read(_CHUNK):
                digest.update(chunk)
    except KeyError:
        return ""
    return digest.hexdigest()


def _refuse_what_is_there() -> None:
    if Event.objects.exists() or User.objects.exists() or Authority.objects.exists():
        raise Unusable(
            "The database holds records already, and restoring never writes over any. Name an empty database with"
            " DATABASE_URL, or an empty folder with COMHLA_DATA, and restore into that."
        )
    if any(_uploads()):
        raise Unusable(f"There are uploads in {settings.MEDIA_ROOT} already. Move them away first.")


def _empty() -> None:
    """Take out what making the database put in: the copy has its own."""
    for model in reversed(copied_models()):
        if model._base_manager.exists():
            model._base_manager.all()._raw_delete(connection.alias)


def _load(archive: zipfile.ZipFile, model: type[models.Model]) -> None:
    with archive.open(f"rows/{model._meta.label_lower}.jsonl") as lines:
        for batch in _objects(lines):
            if _keeps_time_itself(model):
                for each in batch:
                    each.save_base(raw=True, force_insert=True)
            else:
                model._base_manager.bulk_create(batch)


def _objects(lines: IO[bytes]) -> Iterator[list[models.Model]]:
    batch = []
    for each in serializers.deserialize("jsonl", lines):
        batch.append(each.object)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _keeps_time_itself(model: type[models.Model]) -> bool:
    """Whether saving a row would put the present time into it."""
    return any(getattr(each, "auto_now", False) or getattr(each, "auto_now_add", False) for each in model._meta.fields)


def _count_from_the_last_row() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), copied_models()):
            cursor.execute(statement)


def _refuse_other_numbers(manifest: dict[str, Any]) -> None:
    for model in copied_models():
        found, wanted = model._base_manager.count(), manifest["rows"][model._meta.label_lower]
        if found != wanted:
            raise Unusable(f"The copy has {wanted} rows of {model._meta.label}, and {found} came out of it.")


def _put_uploads(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    root = Path(settings.MEDIA_ROOT)
    uploads = [name for name in manifest["members"] if name.startswith("uploads/")]
    for name in uploads:
        inside = PurePosixPath(name.removeprefix("uploads/"))
        if inside.is_absolute() or ".." in inside.parts:
            raise Unusable(f"The copy names a file outside the folder of uploads: {name}. Nothing was restored.")
    try:
        for name in uploads:
            target = root / name.removeprefix("uploads/")
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink, _CHUNK)
    except BaseException:
        shutil.rmtree(root, ignore_errors=True)
        raise
    return len(uploads)
