"""What a row of facts is, and how its fields are described.

Every field of every fact says what it means, so that schema, reader, workbook and pages all say the same. What is
left out of a file is None, "not recorded"; an empty list is "none".

Rows are frozen and slotted like dataclasses, but made by a light metaclass: a command has half a second, and a
hundred dataclasses take a quarter of it only to be defined (ADR 0006).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")


class FieldSpec(NamedTuple):
    """What is known of one field: whether it may be left out, what it means, and what it refers to."""

    means: str
    optional: bool
    refers_to: str | None
    form: str | None


def fact(means: str, *, refers_to: str | None = None, form: str | None = None) -> Any:
    """A field that every row of its kind must have.

    Args:
        means: what it says, as a sentence for the person who fills it in.
        refers_to: the collection whose ids it names ("people"), or "parties" for the health board and councils.
        form: a form of text that is checked when read: "financial_year" ("2025-26"), "address" (a web address),
            "time" ("14:05").
    """
    return FieldSpec(means, optional=False, refers_to=refers_to, form=form)


def maybe(means: str, *, refers_to: str | None = None, form: str | None = None) -> Any:
    """A field that may be left out, which means that it is not recorded. Arguments as for `fact`."""
    return FieldSpec(means, optional=True, refers_to=refers_to, form=form)


class _RecordType(type):
    """Turns described fields into slots."""

    fields: Mapping[str, FieldSpec]
    writers: tuple[tuple[str, Callable[[Any, Any], None]], ...]

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, views: bool = False
    ) -> _RecordType:
        described = {key: spec for key, spec in namespace.items() if isinstance(spec, FieldSpec)}
        rest = {key: value for key, value in namespace.items() if key not in described}
        if not views:
            rest["__slots__"] = tuple(described)
        made = super().__new__(cls, name, bases, rest)
        made.fields = described
        # A slot is written through its own descriptor, which is quicker than by name; a file has thousands of rows.
        made.writers = () if views else tuple((key, getattr(made, key).__set__) for key in described)
        return made


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(fact, maybe))
class Record(metaclass=_RecordType):
    """A frozen row of facts, made from keywords.

    A subclass made with `views=True` has room for views of itself that are worked out once and kept.
    """

    def __init__(self, **values: Any) -> None:
        cls = type(self)
        if cls.writers:
            for name, write in cls.writers:
                write(self, values.get(name))
        else:
            self.__dict__.update({name: values.get(name) for name in cls.fields})
        if values.keys() != cls.fields.keys():
            self._refuse_misfits(values)

    def _refuse_misfits(self, values: Mapping[str, Any]) -> None:
        cls = type(self)
        for name, spec in cls.fields.items():
            if not spec.optional and name not in values:
                raise TypeError(f"{cls.__name__} needs {name}")
        for name in values:
            if name not in cls.fields:
                raise TypeError(f"{cls.__name__} has no {name}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: make another with replace({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and all(
            getattr(self, name) == getattr(other, name) for name in type(self).fields
        )

    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self.items())))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.items() if value is not None)
        return f"{type(self).__name__}({told})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (type(self), dict(self.items()))

    def items(self) -> Iterator[tuple[str, Any]]:
        """Each field with its value."""
        return ((name, getattr(self, name)) for name in type(self).fields)

    def replace(self: R, **changes: Any) -> R:
        """The same row with some fields changed."""
        return type(self)(**{**dict(self.items()), **changes})


def _made_again(cls: type[R], values: dict[str, Any]) -> R:
    return cls(**values)
