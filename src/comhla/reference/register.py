"""The register of Scotland's 31 integration authorities, 32 councils and 14 territorial health boards.

Source: national geography codes published by Public Health Scotland under the Open Government Licence
v3.0; every other fact carries its own source and how far it was verified.
"""

import datetime as dt
import difflib
from collections.abc import Iterable
from functools import cache

from comhla.reference.areas import (
    Authority,
    Council,
    DatedModel,
    DrugPartnership,
    HealthBoard,
    NameAlias,
    OldCode,
)
from comhla.reference.codes import AuthorityCode, CouncilCode, HealthBoardCode, PartnershipCode
from comhla.reference.errors import UnknownAuthority, UnknownEntry
from comhla.reference.loading import load_rows, read_day, read_list, read_yes
from comhla.reference.models import Model
from comhla.reference.names import comparable, without_ending
from comhla.reference.rows import Verified

_MOST_SUGGESTIONS = 5
_SIMILAR_ENOUGH = 0.6


@cache
def authorities() -> tuple[Authority, ...]:
    """Return the 31 integration authorities in the order of their names."""
    return tuple(sorted(load_rows("authorities", _read_authority), key=lambda authority: authority.name))


@cache
def councils() -> tuple[Council, ...]:
    """Return the 32 councils in the order of the names of their areas."""
    return load_rows("councils", _read_council)


@cache
def health_boards() -> tuple[HealthBoard, ...]:
    """Return the 14 territorial health boards in the order of their names."""
    return load_rows("health_boards", _read_health_board)


@cache
def old_codes() -> tuple[OldCode, ...]:
    """Return the codes that older data use, with the last day of each where it was seen."""
    return load_rows("old_codes", _read_old_code)


@cache
def drug_partnerships() -> tuple[DrugPartnership, ...]:
    """Return the 30 alcohol and drug partnerships: two of them span two authorities."""
    codes = sorted({code for authority in authorities() for code in authority.drug_partnership_codes})
    return tuple(_drug_partnership(code) for code in codes)


def authority(key: str) -> Authority:
    """Return the authority with this code, old code, name, alias, council or council code.

    Case, accents, punctuation, "&" for "and" and endings such as "HSCP" make no difference.
    Raises ``UnknownAuthority``, with names to try instead, if there is none.
    """
    sought = comparable(key)
    names = _authorities_by_name()
    found = names.get(sought) or names.get(without_ending(sought))
    if found is None:
        raise UnknownAuthority(
            sought=key, kind="integration authority", close_matches=_suggestions(without_ending(sought))
        )
    return found


def search_authorities(text: str) -> tuple[Authority, ...]:
    """Return the authorities whose names, codes, councils or health board contain every word of the text.

    An empty text matches nothing.
    """
    words = comparable(text).split()
    if not words:
        return ()
    return tuple(candidate for candidate in authorities() if all(word in _search_text(candidate) for word in words))


def health_board(code_or_name: str) -> HealthBoard:
    """Return the health board with this code, old code or name, with or without "NHS".

    Raises ``UnknownEntry``, with names to try instead, if there is none.
    """
    sought = comparable(code_or_name)
    named: dict[str, HealthBoard] = {}
    for board in health_boards():
        codes = (board.code, *(old.code for old in board.old_codes))
        for name in (board.name, board.name.removeprefix("NHS "), *codes):
            named[comparable(name)] = board
    if sought in named:
        return named[sought]
    close = difflib.get_close_matches(f"nhs {sought}", [comparable(b.name) for b in health_boards()])
    raise UnknownEntry(
        sought=code_or_name,
        kind="health board",
        close_matches=tuple(named[name].name for name in close),
    )


def councils_of_health_board(code_or_name: str) -> tuple[str, ...]:
    """Return the names of the councils in a health board's area, in alphabetical order.

    Raises ``UnknownEntry`` if there is no such health board.
    """
    return _council_names(health_board(code_or_name).code)


def _council_names(board_code: HealthBoardCode) -> tuple[str, ...]:
    return tuple(council.name for council in councils() if council.health_board_code == board_code)


@cache
def _authorities_by_name() -> dict[str, Authority]:
    return {name: found for found in authorities() for name in _names(found)}


def _names(found: Authority) -> Iterable[str]:
    yield from map(comparable, (found.code, found.name, found.partnership_name, *found.aliases))
    yield from (comparable(old.code) for old in found.old_codes)
    for council in found.councils:
        yield from map(comparable, (council.code, council.name, council.area_name))
        yield from (comparable(old.code) for old in council.old_codes)


def _search_text(found: Authority) -> str:
    board = found.health_board
    return " ".join((*_names(found), comparable(board.name), comparable(board.code)))


def _suggestions(sought: str) -> tuple[str, ...]:
    """Name the authorities that contain the words sought, if they are few, or else those spelt alike."""
    containing = search_authorities(sought)
    if 0 < len(containing) <= _MOST_SUGGESTIONS:
        return tuple(found.name for found in containing)
    names = _authorities_by_name()
    alike = difflib.get_close_matches(sought, names, n=_MOST_SUGGESTIONS, cutoff=_SIMILAR_ENOUGH)
    return tuple(dict.fromkeys(names[name].name for name in alike))


def _drug_partnership(code: PartnershipCode) -> DrugPartnership:
    covered = tuple(found for found in authorities() if code in found.drug_partnership_codes)
    return DrugPartnership(
        code=code,
        authorities=tuple(found.name for found in covered),
        source="National lookup of alcohol and drug partnerships to councils",
        verified=Verified.TEXT_SEEN,
    )


def _old_codes_of(current_code: str) -> tuple[OldCode, ...]:
    return tuple(old for old in old_codes() if old.current_code == current_code)


@cache
def _dated_models() -> tuple[DatedModel, ...]:
    return load_rows("authority_models", _read_dated_model)


@cache
def _name_aliases() -> tuple[NameAlias, ...]:
    return load_rows("name_aliases", _read_name_alias)


def _read_dated_model(record: dict[str, str]) -> DatedModel:
    return DatedModel(
        authority_code=AuthorityCode(record["authority_code"]),
        model=Model(record["model"]),
        valid_from=dt.date.fromisoformat(record["valid_from"]),
        valid_to=read_day(record["valid_to"]),
        source=record["source"],
        verified=Verified(record["verified"]),
        note=record["note"],
    )


def _read_name_alias(record: dict[str, str]) -> NameAlias:
    return NameAlias(
        authority_code=AuthorityCode(record["authority_code"]),
        name=record["name"],
        source=record["source"],
        verified=Verified(record["verified"]),
        note=record["note"],
    )


def _read_old_code(record: dict[str, str]) -> OldCode:
    return OldCode(
        code=record["code"],
        kind=record["kind"],
        current_code=record["current_code"],
        valid_from=read_day(record["valid_from"]),
        valid_to=read_day(record["valid_to"]),
        source=record["source"],
        verified=Verified(record["verified"]),
        note=record["note"],
    )


def _read_health_board(record: dict[str, str]) -> HealthBoard:
    return HealthBoard(
        code=HealthBoardCode(record["code"]),
        name=record["name"],
        old_codes=_old_codes_of(record["code"]),
        source=record["source"],
        verified=Verified(record["verified"]),
        note=record["note"],
    )


def _read_council(record: dict[str, str]) -> Council:
    return Council(
        code=CouncilCode(record["code"]),
        name=record["name"],
        area_name=record["area_name"],
        authority_code=AuthorityCode(record["authority_code"]),
        health_board_code=HealthBoardCode(record["health_board_code"]),
        old_codes=_old_codes_of(record["code"]),
        source=record["source"],
        verified=Verified(record["verified"]),
        note=record["note"],
    )


def _read_authority(record: dict[str, str]) -> Authority:
    code = AuthorityCode(record["code"])
    return Authority(
        code=code,
        name=record["name"],
        partnership_name=record["partnership_name"],
        aliases=tuple(alias.name for alias in _name_aliases() if alias.authority_code == code),
        old_codes=_old_codes_of(code),
        models=tuple(row for row in _dated_models() if row.authority_code == code),
        councils=tuple(council for council in councils() if council.authority_code == code),
        health_board=next(board for board in health_boards() if board.code == record["health_board_code"]),
        councils_in_health_board_area=_council_names(HealthBoardCode(record["health_board_code"])),
        localities=int(record["localities"]),
        localities_edition=record["localities_edition"],
        localities_verified=Verified(record["localities_verified"]),
        localities_note=record["localities_note"],
        drug_partnership_codes=tuple(map(PartnershipCode, read_list(record["drug_partnership_codes"]))),
        website=record["website"] or None,
        website_verified=Verified(record["website_verified"]),
        established_on=read_day(record["established_on"]),
        established_verified=Verified(record["established_verified"]),
        established_note=record["established_note"],
        has_islands=read_yes(record["has_islands"]),
        source=record["source"],
        verified=Verified(record["verified"]),
        note=record["note"],
    )
