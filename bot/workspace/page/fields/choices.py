"""Draws choices: menus of one, lists of several, options that all stand there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.workspace.acting.values import options_of, written_option
from bot.workspace.page.fields.drawn import Drawn, text_of
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.mrkdwn import plain
from bot.workspace.world.people import Conversation

Payload = Mapping[str, Any]

# A menu that is longer is searched by typing.
LONGEST_PLAIN_MENU: Final = 8
# docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
USUAL_LEAST_TYPED: Final = 3


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One entry of a choice.

    Attributes:
        initials: Of a person; they stand before the name.
        group: The words above the entry, of options in groups.
    """

    value: str
    label: str
    initials: str = ""
    group: str = ""
    about: str = ""


Choices = Callable[[Drawn], Sequence[Choice]]


def of_options(field: Drawn) -> list[Choice]:
    """Return the options that the app wrote."""
    element = field.element
    alone = [_choice(option) for option in element.get("options", ())]
    grouped = [
        _choice(option, group["label"]["text"])
        for group in element.get("option_groups", ())
        for option in group["options"]
    ]
    return alone + grouped


def _choice(option: Payload, group: str = "") -> Choice:
    about = option["description"]["text"] if option.get("description") else ""
    value, label = str(option.get("value", "")), str(option["text"]["text"])
    return Choice(value=value, label=label, group=group, about=about)


def offered(found: Sequence[Payload]) -> list[dict[str, str]]:
    """Return options that the app offers while one types, or groups of them, for a script."""
    told = []
    for each in found:
        group = each["label"]["text"] if "options" in each else ""
        for option in each.get("options", (each,)):
            label = str(option["text"]["text"])
            told.append({"value": written_option(option), "label": label, "group": group})
    return told


def of_external(field: Drawn) -> list[Choice]:
    """Return what is chosen of the app's own list; the rest is asked for while one types."""
    held = field.value if isinstance(field.value, list) else [field.value]
    return [Choice(value=written_option(o), label=o["text"]["text"]) for o in held if o]


def of_people(field: Drawn) -> list[Choice]:
    """Return everybody but the apps."""
    people = (person for person in field.scene.people.values() if not person.is_bot)
    return [Choice(value=p.id, label=p.real_name, initials=initials(p.real_name)) for p in people]


def of_channels(field: Drawn) -> list[Choice]:
    """Return the public channels that the reader is in."""
    return [_place(field, c) for c in _mine(field) if _kind(c) == "public"]


def of_conversations(field: Drawn) -> list[Choice]:
    """Return the conversations of the reader that the app's filter lets through."""
    asked = field.element.get("filter", {})
    kinds = asked.get("include", ("public", "private", "im", "mpim"))
    without_bots = bool(asked.get("exclude_bot_users"))
    passed = (c for c in _mine(field) if _kind(c) in kinds)
    return [_place(field, c) for c in passed if not (without_bots and _is_with_bot(field, c))]


def _mine(field: Drawn) -> Iterable[Conversation]:
    viewer = field.scene.viewer.id
    return (c for c in field.scene.conversations.values() if viewer in c.members)


def _kind(conversation: Conversation) -> str:
    if conversation.is_im:
        return "im"
    if conversation.is_mpim:
        return "mpim"
    return "private" if conversation.is_private else "public"


def _others(field: Drawn, conversation: Conversation) -> list[str]:
    return [member for member in conversation.members if member != field.scene.viewer.id]


def _is_with_bot(field: Drawn, conversation: Conversation) -> bool:
    others = (field.scene.people.get(member) for member in _others(field, conversation))
    return conversation.is_im and any(person and person.is_bot for person in others)


def _place(field: Drawn, conversation: Conversation) -> Choice:
    if conversation.is_im or conversation.is_mpim:
        people = (field.scene.people.get(member) for member in _others(field, conversation))
        label = ", ".join(person.real_name for person in people if person)
        return Choice(value=conversation.id, label=label or conversation.id)
    sign = "🔒 " if conversation.is_private else "#"
    return Choice(value=conversation.id, label=f"{sign}{conversation.name}")


def initials(name: str) -> str:
    """Return the first letters of the first and the last part of a name."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


def _selected(value: object) -> list[str]:
    if isinstance(value, list):
        return [chosen for each in value for chosen in _selected(each)]
    if isinstance(value, dict):
        return [str(value.get("value", ""))]
    return [str(value)] if value else []


def _chosen(field: Drawn) -> list[str]:
    """Return the values that are chosen; an untouched field may stand at where one is."""
    if field.placed.kind in EXTERNAL:
        return [choice.value for choice in of_external(field)]
    here = field.scene.here if field.element.get("default_to_current_conversation") else ""
    return _selected(field.value) or _selected(here)


EXTERNAL: Final = frozenset({"external_select", "multi_external_select"})


def _asked(field: Drawn) -> dict[str, str | None]:
    """Return how a script asks the app for options, and from how many letters on."""
    if field.placed.kind not in EXTERNAL:
        return {}
    least = field.element.get("min_query_length", USUAL_LEAST_TYPED)
    named = f"{field.placed.block_id}|{field.placed.action_id}"
    return {"data_ask": named, "data_least": str(least)}


def one(choices: Choices) -> Callable[[Drawn], Html]:
    """Return the drawer of a menu with one choice."""

    def drawer(field: Drawn) -> Html:
        entries = choices(field)
        is_long = len(entries) > LONGEST_PLAIN_MENU or field.placed.kind in EXTERNAL
        chosen = _chosen(field)
        empty = tag("option", field.placeholder or "Choose…", value="", selected=not chosen)
        menu = tag(
            "select",
            empty,
            *_grouped(entries, chosen),
            autofocus=field.takes_focus,
            data_own="one" if is_long else None,
            **_asked(field),
            **field.named(),
            **field.said(),
        )
        return join(menu, _needs_script(field))

    return drawer


def _needs_script(field: Drawn) -> Html:
    if field.placed.kind not in EXTERNAL:
        return Html("")
    told = "The app is asked for its options while one types: that needs JavaScript."
    return tag("small", told, class_="unscripted")


def _grouped(entries: Sequence[Choice], chosen: Sequence[str]) -> list[Html]:
    names = dict.fromkeys(choice.group for choice in entries)
    parts = []
    for name in names:
        options = [_option(choice, chosen) for choice in entries if choice.group == name]
        parts += [tag("optgroup", *options, label=name)] if name else options
    return parts


def _option(choice: Choice, chosen: Sequence[str]) -> Html:
    return tag(
        "option",
        plain(choice.label),
        value=choice.value,
        selected=choice.value in chosen,
        data_initials=choice.initials or None,
        data_about=choice.about or None,
    )


def several(choices: Choices) -> Callable[[Drawn], Html]:
    """Return the drawer of a list of which several may be chosen.

    A native list loses the choice at the first plain click, so each entry has its own box.
    """

    def drawer(field: Drawn) -> Html:
        entries = [(choice, plain(choice.label)) for choice in choices(field)]
        most = field.element.get("max_selected_items")
        limit = tag("small", f"At most {most}.", class_="most") if most else ""
        own = {
            "data_own": "several",
            "data_most": str(most) if most else None,
            "data_placeholder": field.placeholder,
        }
        boxes = _boxes(field, "checkbox", entries, **own, **_asked(field))
        return join(boxes, limit, _needs_script(field))

    return drawer


def ticks(kind: str) -> Callable[[Drawn], Html]:
    """Return the drawer of options that all stand there: `radio` or `checkbox`."""

    def drawer(field: Drawn) -> Html:
        options = options_of(field.element)
        return _boxes(field, kind, [(_choice(o), _described(field, o)) for o in options])

    return drawer


def _described(field: Drawn, option: Payload) -> Html:
    about = option.get("description")
    hint = tag("small", text_of(about, field.scene)) if about else ""
    return join(text_of(option["text"], field.scene), hint)


def _boxes(
    field: Drawn, kind: str, entries: Sequence[tuple[Choice, Html]], **more: str | None
) -> Html:
    chosen = _chosen(field)
    # Sent along, so that nothing chosen differs from nothing sent.
    none = tag("input", type="hidden", name=field.placed.field_name, value="")
    boxes = [
        tag(
            "label",
            tag("input", type=kind, value=c.value, checked=c.value in chosen, **field.named()),
            tag("span", label, data_initials=c.initials or None),
        )
        for c, label in entries
    ]
    labelled = {"aria_labelledby": f"{field.id}-label" if field.around.has_label else None}
    role = {"role": "radiogroup"} if kind == "radio" else {}
    return tag("fieldset", none, *boxes, class_="ticks", **field.said(), **labelled, **role, **more)
