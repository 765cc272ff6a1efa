"""The JSON Schema of flow files, made from the tables that the reader itself uses.

A schema sees one value at a time: it knows every key, kind, word and bound, and no names, types or
paths, so what passes it may still have faults. Numbers and yes or no in quotes, which the reader also
takes, do not all pass it. Editors use it for completion and hover.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from flows import model
from flows.authoring.docs import about, field_docs
from flows.reader import scalars as read
from flows.reader.header import NEEDED, NEEDED_OF_WHOLE
from flows.reader.schema import (
    CARD,
    COMMON,
    FIELD,
    HEADER,
    STEPS,
    Built,
    Keys,
    Reader,
    form_field,
    required,
)

JsonSchema: TypeAlias = "dict[str, Any]"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SCALAR = ["string", "number", "boolean"]
"""A schema sees what YAML makes of a word; to the reader, every word is only a word."""
_WORDS: JsonSchema = {"type": _SCALAR}
_ID: JsonSchema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 60}
_NAME: JsonSchema = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$", "maxLength": 60}
_EXPRESSION: JsonSchema = {"type": _SCALAR, "maxLength": 500}


def schema() -> JsonSchema:
    """Return the schema of a whole file."""
    docs = field_docs(model.Flow)
    keys: dict[str, JsonSchema] = {
        "people": _people(docs),
        "evidence": {
            "type": "object",
            "description": docs.get("evidence", ""),
            "propertyNames": _NAME,
            "additionalProperties": {"$ref": "#/$defs/card"},
        },
        "steps": {"$ref": "#/$defs/steps"},
    }
    for name, key in HEADER.items():
        if name not in keys:
            keys[name] = _with_doc(_read_by(key.read), docs.get(key.field or name, ""))
    return {
        "$schema": DIALECT,
        "title": "A flow of Duologue",
        "description": about(model.Flow),
        "type": "object",
        "properties": keys,
        "required": list(NEEDED),
        "anyOf": [{"required": list(NEEDED_OF_WHOLE)}, _is_fragment()],
        "additionalProperties": False,
        "$defs": {
            "steps": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/step"}},
            "step": {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in STEPS]},
            "card": _mapping(model.EvidenceCard, CARD, "id"),
            "field": _field(),
            **{kind: _step(kind) for kind in STEPS},
        },
    }


def _is_fragment() -> JsonSchema:
    """A part for other flows needs less."""
    return {"properties": {"fragment": {"enum": [True, "yes", "true"]}}, "required": ["fragment"]}


def _people(docs: Mapping[str, str]) -> JsonSchema:
    """Fewest and most people."""
    bounds = read.whole(1, 50)
    return {
        "type": "object",
        "properties": {
            "min": _with_doc(_read_by(bounds), docs.get("least", "")),
            "max": _with_doc(_read_by(bounds), docs.get("most", "")),
        },
        "additionalProperties": False,
    }


def _step(kind: str) -> JsonSchema:
    """One kind of step: its kind key, the common keys and its own."""
    made, own = STEPS[kind]
    found = _mapping(made, {**COMMON, **own}, "id", "target", "flow", "steps")
    words = {"call": "Name of the flow", "go": "Id of the step to go on with"}
    named = _NAME if kind == "call" else _ID
    lead = {kind: {**named, "description": f"{words.get(kind, 'Id of the step')}. {about(made)}"}}
    found["properties"] = {**lead, **found["properties"]}
    found["required"] = [kind, *found["required"]]
    if kind == "repeat":
        found["properties"]["steps"] = {"$ref": "#/$defs/steps"}
        found["required"].append("steps")
    return found


def _field() -> JsonSchema:
    """A field of a form: one pair, the id and what stands under it."""
    return {
        "type": "object",
        "description": about(model.Field),
        "propertyNames": _ID,
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": _mapping(model.Field, FIELD, "id"),
    }


def _mapping(made: type, keys: Keys, *given: str) -> JsonSchema:
    """A mapping with a table of keys; ``given``: fields that come from elsewhere."""
    docs = field_docs(made)
    needed = required(made) - set(given)
    return {
        "type": "object",
        "description": about(made),
        "properties": {
            name: _with_doc(_read_by(key.read), docs.get(key.field or name, ""))
            for name, key in keys.items()
        },
        "required": [name for name, key in keys.items() if (key.field or name) in needed],
        "additionalProperties": False,
    }


def _with_doc(found: JsonSchema, words: str) -> JsonSchema:
    """A schema with its description."""
    return {"description": words, **found} if words else found


def _read_by(reader: Reader) -> JsonSchema:
    """What a reader of the format takes."""
    match reader:
        case read.Whole(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case read.OneOf(choices=choices):
            return {"enum": list(choices)}
        case read.ListOf(read=inner):
            one = _read_by(inner)
            return {"anyOf": [{"type": "array", "items": one, "maxItems": 200}, one]}
        case read.TableOf(read=inner):
            return {"type": "object", "additionalProperties": _read_by(inner)}
        case Built(made=made, keys=keys):
            return _mapping(made, keys)
    return _SINGLE[reader]


_SINGLE: Mapping[Callable[..., object], JsonSchema] = {
    read.words: _WORDS,
    read.identifier: _ID,
    read.flow_name: _NAME,
    read.flag: {"enum": [True, False, "yes", "no", "true", "false"]},
    read.number: {"type": "number"},
    read.text: {"type": _SCALAR},
    read.expression: _EXPRESSION,
    read.value: _EXPRESSION,
    read.pledge: {"type": "string"},
    read.shown_or_hidden: {"enum": ["shown", "hidden"]},
    read.dots: {"anyOf": [{"const": "suggested"}, _read_by(read.whole(1, 100))]},
    read.labels: {
        "type": "object",
        "propertyNames": {"pattern": r"^-?\d{1,4}$"},
        "additionalProperties": _WORDS,
    },
    read.options: {
        "type": "array",
        "maxItems": 200,
        "items": {
            "anyOf": [
                {"type": _SCALAR},
                {
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "additionalProperties": _WORDS,
                },
            ]
        },
    },
    form_field: {"$ref": "#/$defs/field"},
}
"""Readers of single values. A reader that is not here is a mistake, which a test finds."""
