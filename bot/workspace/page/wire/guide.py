"""Draws what to try: one click fills the composer, and what was done is ticked off."""

from urllib.parse import urlencode

from bot.workspace.backstage import Guide, Part, Step
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.page.wire.fold import fold
from bot.workspace.world.people import BOT_USER_ID


def draw_guide(place: Place, guide: Guide) -> Html:
    """Draw the steps; the first one that is not done stands open."""
    following = next((step for step in guide.steps if not step.is_done), None)
    done = sum(step.is_done for step in guide.steps)
    rows = (_step(place, step, is_next=step is following) for step in guide.steps)
    farewell = "" if following else tag("p", guide.farewell, class_="farewell")
    count = tag("small", f"{done} of {len(guide.steps)} done", class_="count")
    steps = tag("ol", *rows, class_="steps")
    return fold("guide", tag("b", guide.title), count, inside=join(steps, farewell), is_open=True)


def _step(place: Place, step: Step, *, is_next: bool) -> Html:
    about = tag("p", step.about)
    several = len(step.parts) > 1
    parts = tag("ul", *map(_part, step.parts), class_="parts") if several else ""
    folded = fold(
        f"step-{step.name}",
        _tick(is_done=step.is_done),
        tag("span", step.title),
        inside=join(about, parts, _fill(place, step)),
        is_open=is_next,
        class_="step-fold",
    )
    state = "done" if step.is_done else "next" if is_next else "ahead"
    return tag("li", folded, class_=f"step {state}", data_step=step.name)


def _tick(*, is_done: bool) -> Html:
    """Draw whether something was done, for eyes and in words."""
    mark = tag("span", "✓" if is_done else "○", class_="tick", aria_hidden="true")
    return join(mark, tag("span", "Done: " if is_done else "To do: ", class_="unseen"))


def _part(part: Part) -> Html:
    is_done = part.is_done()
    words = tag("a", part.words, href=f"#{part.at}") if part.at else tag("span", part.words)
    return tag("li", _tick(is_done=is_done), words, class_="done" if is_done else "ahead")


def _fill(place: Place, step: Step) -> Html:
    """Draw the link that writes what to type into the composer."""
    where = {"as": place.person.id, "channel": _channel(place), "fill": step.fill}
    words = (tag("code", step.fill), tag("small", "fill in"))
    return tag("a", *words, href=f"/?{urlencode(where)}", class_="fill", data_fill=step.fill)


def _channel(place: Place) -> str:
    """Return where the person can talk with the app: here, or in the first channel with it."""
    here = place.conversation
    if here is not None and BOT_USER_ID in here.members:
        return here.id
    seen = place.workspace.seen_by(place.person.id)
    return next((one.id for one in seen if BOT_USER_ID in one.members), place.name)
