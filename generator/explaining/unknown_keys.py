"""A key that no field has -> the field that was meant: by spelling, by meaning, by another place in the file."""

from collections.abc import Sequence

from pydantic import BaseModel

from generator.explaining import meanings
from generator.explaining.spots import Spot, inner_models, names
from generator.nearest import nearest
from generator.problems import Message, say

MOST_OFFERED = 6


def mend(key: str, group: Spot, model: type[BaseModel], facts: object) -> Message:
    """Say what to write in place of a key; `group` is where it stands, `model` and `facts` are those of the file."""
    there = group.data if isinstance(group.data, dict) else {}
    missing_first = sorted((not is_required, name) for one in group.models for name, is_required in names(one))
    left = [name for _, name in dict.fromkeys(missing_first) if name not in there]
    near = nearest(key, left) or next((field for field in meanings.meant_by(key) if field in left), None)
    if near:
        return _as(key, near, group.models)
    if group.keys and key in {name for name, _ in names(model)}:
        if isinstance(facts, dict) and key in facts:
            return say("delete it: '{key}' already stands at the left margin", key=key)
        return say("begin the line at the left margin: '{key}' belongs to the file, not to '{group}'", key=key,
                   group=next(one for one in reversed(group.keys) if isinstance(one, str)))  # fmt: skip
    inside = _group_with(key, group.models)
    if inside is not None:
        return say("write it under '{group}'", group=inside)
    if meanings.plain(key) in meanings.AS_TEXT and "body" in getattr(model, "from_file", ()) and not group.keys:
        return say("delete the line, and write the text below the second line '---'")
    if meanings.plain(key) in meanings.AS_PICTURE:
        return say("delete it; a picture goes into the text: ![what it shows](/files/picture.jpg)")
    if not left:
        return say("delete it")
    offered = meanings.usual_first(left)
    if len(offered) <= MOST_OFFERED:
        return say("delete it, or use one of {list}", list=", ".join(offered))
    return say(
        "delete it, or use one of {list}; the editors' guide has them all", list=", ".join(offered[:MOST_OFFERED])
    )


def _as(key: str, field: str, models: Sequence[type[BaseModel]]) -> Message:
    """Name the field, and the key in it where the field is a group that has the key: `places` under `sign_up`."""
    inner = {name for model in inner_models(models, field) for name, _ in names(model)}
    return (
        say("write '{key}' under '{group}'", key=key, group=field) if key in inner else say("write '{key}'", key=field)
    )


def _group_with(key: str, models: Sequence[type[BaseModel]]) -> str | None:
    """Find the only group here that has such a key."""
    fields = [name for model in models for name, _ in names(model)]
    found = [name for name in fields if key in {inner for one in inner_models(models, name) for inner, _ in names(one)}]
    return found[0] if len(found) == 1 else None
