"""JSON Schema made from the types of the answers."""

import typing
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin

Schema = dict[str, Any]

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema_of(annotation: Any) -> Schema:
    """Return the JSON Schema of an annotation; one of our own types is referred to by its name."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is NotRequired:
        return schema_of(arguments[0])
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(argument) for argument in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": schema_of(arguments[0])}
    if typing.is_typeddict(annotation):
        return {"$ref": f"#/components/schemas/{annotation.__name__}"}
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {"type": "string", "enum": [member.value for member in annotation]}
    return {"type": _PLAIN[annotation]}


def _annotated(annotation: Any, notes: tuple[Any, ...]) -> Schema:
    """Add what is noted of a type to its schema: sentences, and keywords with their values."""
    schema = schema_of(annotation)
    for note in notes:
        schema |= dict([("description", note) if isinstance(note, str) else note])
    return schema


def components_of(*roots: Any) -> dict[str, Schema]:
    """Return the schemas of some of our types and of all that they are made of, by name."""
    found: dict[str, Schema] = {}
    waiting = list(roots)
    while waiting:
        annotation = waiting.pop()
        waiting.extend(get_args(annotation))
        if not typing.is_typeddict(annotation) or annotation.__name__ in found:
            continue
        fields = typing.get_type_hints(annotation, include_extras=True)
        waiting.extend(fields.values())
        found[annotation.__name__] = {
            "type": "object",
            "description": " ".join(annotation.__doc__.split()),
            "properties": {name: schema_of(field) for name, field in fields.items()},
            "required": [name for name in fields if name in annotation.__required_keys__],
            "additionalProperties": False,
        }
    return dict(sorted(found.items()))
