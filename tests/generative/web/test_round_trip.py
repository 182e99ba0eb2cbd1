"""What is imported into the database comes out of it again: the same facts, and the same answers of the law."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.authority_file import read, to_data, to_json, to_yaml
from comhla.law import check
from comhla.law.facts import AuthorityFacts
from comhla.reference import authorities
from comhla.web.access.actors import SYSTEM
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import load_register
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority, Collection, DelegatedFunction
from comhla.web.authorities.tables import collections, rows_of
from tests.conftest import REPOSITORY
from tests.lib.examples import examples
from tests.lib.random_facts import whole_authority
from tests.lib.web import TODAY, recorded, small_facts

EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))
SEEDS = st.integers(min_value=0, max_value=10_000)

pytestmark = pytest.mark.django_db


def made_up(seed: int) -> AuthorityFacts:
    """A random authority that is made up, under a name of its own."""
    facts = whole_authority(seed)
    return facts.replace(authority=facts.authority.replace(name=f"Authority {seed}", fictional=True))


@examples(6)
@given(seed=SEEDS)
def test_any_authority_comes_out_as_it_went_in(seed: int) -> None:
    facts = made_up(seed)
    back = facts_of(recorded(facts))
    assert back == facts
    assert to_yaml(back) == to_yaml(facts)
    assert read(to_json(back).encode(), file="exported.json") == facts
    assert check(back, as_at=TODAY) == check(facts, as_at=TODAY)


@examples(4)
@given(first=SEEDS, second=SEEDS)
def test_what_is_imported_over_something_else_leaves_nothing_of_it(first: int, second: int) -> None:
    before, after = made_up(first), made_up(second)
    after = after.replace(authority=after.authority.replace(name=before.authority.name))
    recorded(before)
    assert facts_of(recorded(after)) == after
    assert Authority.objects.filter(name=before.authority.name).count() == 1


@examples(4)
@given(seed=SEEDS)
def test_importing_twice_changes_nothing_but_the_trail(seed: int) -> None:
    facts = made_up(seed)
    authority = recorded(facts)
    before, events = _rows(authority), Event.objects.count()
    again = recorded(facts)
    assert (again.pk, again.slug, facts_of(again)) == (authority.pk, authority.slug, facts)
    assert _rows(again) == before
    assert Event.objects.count() == events + 1


@examples(4)
@given(seed=SEEDS)
def test_every_collection_has_as_many_rows_as_the_facts(seed: int) -> None:
    facts = made_up(seed)
    authority = recorded(facts)
    data = to_data(facts)
    named = set(Collection.objects.filter(authority=authority).values_list("name", flat=True))
    assert named == {name for name in collections() if name in data}
    for name in named:
        rows = data[name] if isinstance(data[name], list) else [data[name]]
        assert rows_of(authority, name).count() == len(rows), name
    functions = sum(len(scheme.get("functions", ())) for scheme in data.get("schemes", ()))
    assert DelegatedFunction.objects.filter(authority=authority).count() == functions


def _rows(authority: Authority) -> dict[str, list[tuple[str, int, dict[str, object]]]]:
    return {
        name: [(row.key, row.position, row.as_data()) for row in rows_of(authority, name)] for name in collections()
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("as_at", [date(2016, 8, 31), date(2020, 4, 1), TODAY], ids=str)
def test_an_example_gives_the_same_findings_on_every_day(path, as_at):
    facts = read(path.read_bytes(), file=path.name)
    assert check(facts_of(recorded(facts)), as_at=as_at) == check(facts, as_at=as_at)


def test_every_authority_of_the_register_comes_out_as_it_is_there():
    assert load_register(by=SYSTEM) == (31, 0)
    for each in authorities():
        found = facts_of(Authority.objects.get(code=each.code))
        assert found.authority.name == each.name
        assert not found.authority.fictional
        assert found.authority.health_board == each.health_board.name
        assert found.authority.councils == tuple(council.name for council in each.councils)
        assert read(to_yaml(found).encode(), file="exported.yaml") == found


def test_the_register_is_never_loaded_over_what_is_recorded():
    path = REPOSITORY / "examples" / "western-isles-2016.yaml"
    facts = read(path.read_bytes(), file=path.name)
    isles = recorded(facts)
    assert load_register(by=SYSTEM) == (30, 1)
    events = Event.objects.count()
    assert load_register(by=SYSTEM) == (0, 31)
    assert Event.objects.count() == events
    assert facts_of(Authority.objects.get(pk=isles.pk)) == facts


# what the scheme says of its functions, what comes out
FUNCTIONS = [
    pytest.param({}, None, id="not recorded"),
    pytest.param({"functions": []}, 0, id="recorded: there are none"),
    pytest.param({"functions": [{"id": "f1", "name": "Nursing"}]}, 1, id="recorded"),
]


@pytest.mark.parametrize(("said", "number"), FUNCTIONS)
def test_no_functions_and_functions_not_recorded_stay_apart(said, number):
    scheme = {
        "id": "scheme-1", "kind": "first", "model": "a", "health_board": "NHS Glen", "councils": ["Glen Council"], **said,
    }  # fmt: skip
    found = facts_of(recorded(small_facts(schemes=[scheme]))).schemes
    assert found is not None
    functions = found[0].functions
    assert (None if functions is None else len(functions)) == number


# what is left out or said to be none
@pytest.mark.parametrize("name", [name for name, shape in collections().items() if shape.many and name != "functions"])
def test_none_and_not_recorded_stay_apart(name):
    needed = {"officers": [], "members": []} if name == "people" else {}
    without = small_facts(**needed).replace(**{name: None})
    assert getattr(facts_of(recorded(without)), name) is None
    assert getattr(facts_of(recorded(without.replace(**{name: ()}))), name) == ()
