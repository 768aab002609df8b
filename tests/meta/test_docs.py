"""What the documents say is what the code does."""

import html
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml
from typer.main import get_group
from typer.testing import CliRunner

from bot import metrics
from bot.__main__ import app
from bot.explain.explain import explain_code
from bot.explain.plain import as_text
from bot.rooms.join import PRESETS
from bot.rooms.room import RoomKind, SeatTemplate
from bot.settings import Settings, read_settings
from bot.tencent.endpoint import REGIONS
from commands.grammar.clause_words import CLAUSE_WORDS
from commands.grammar.clauses import CLAUSES

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text()
DEPLOY: Final = (ROOT / "docs/deploy.md").read_text()
PAGES: Final = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
PROGRAM: Final = list(get_group(app).commands)


def table(text: str, heading: str) -> list[list[str]]:
    """Return the cells of the table whose first column has that heading; code marks are off."""
    _, _, body = text.partition(f"\n| {heading} |")
    rows = body.partition("\n\n")[0].splitlines()[2:]
    cells = [re.split(r"(?<!\\)\|", row.strip("|")) for row in rows]
    return [[bare(cell.replace("\\|", "|").strip()) for cell in row] for row in cells]


def bare(cell: str) -> str:
    whole = re.fullmatch(r"`([^`]*)`", cell)
    return whole[1] if whole else cell


# Commands and clauses


def test_the_readme_has_the_table_of_verbs() -> None:
    from commands import VERBS  # noqa: PLC0415  loads all of Slack

    verbs = [[f"/room {one.usage}", one.summary, one.example] for one in VERBS.values()]

    _form, *rows, help_ = table(README, "command")
    assert rows == verbs
    assert help_[0] == "/room help [verb]"


def test_help_says_every_verb() -> None:
    from commands import HELP, VERBS  # noqa: PLC0415  loads all of Slack

    said = html.unescape(json.dumps(HELP.answer(""), ensure_ascii=False))

    assert [one.name for one in VERBS.values() if f"/room {one.usage}`" not in said] == []


def test_usage_and_example_begin_with_the_verb() -> None:
    from commands import VERBS  # noqa: PLC0415  loads all of Slack

    for name, verb in VERBS.items():
        assert verb.usage.split()[0] == name
        assert verb.example.split()[:2] == ["/room", name]


def test_help_knows_each_verb_and_alias() -> None:
    from commands import ALIASES, HELP, VERBS  # noqa: PLC0415  loads all of Slack

    for word in (*VERBS, *ALIASES):
        verb = VERBS[ALIASES.get(word, word)]
        said = html.unescape(json.dumps(HELP.answer(word), ensure_ascii=False))
        assert verb.example in said


def test_the_readme_tells_the_other_words() -> None:
    from commands import ALIASES  # noqa: PLC0415  loads all of Slack

    assert [f"`{word}` is another word for `{verb}`" in README for word, verb in ALIASES.items()]


def test_every_verb_has_words_for_its_failure() -> None:
    from commands import VERBS  # noqa: PLC0415  loads all of Slack
    from commands.refusals import WHAT  # noqa: PLC0415  see above

    assert WHAT.keys() == VERBS.keys()


def test_the_readme_has_the_table_of_clauses() -> None:
    def rooms(kinds: frozenset[RoomKind]) -> str:
        return ", ".join(kind for kind in RoomKind if kind in kinds)

    rows = [[one.usage, one.means, rooms(one.kinds)] for one in CLAUSE_WORDS]

    all_rooms = rooms(frozenset(RoomKind))
    said = [[*row[:2], row[2].replace("all", all_rooms)] for row in table(README, "clause")]
    assert said == rows
    assert {one.usage.split()[0] for one in CLAUSE_WORDS} == CLAUSES.keys()


@pytest.mark.parametrize("verb", ["now", "live", "voice", "schedule"])
def test_help_of_a_verb_that_makes_says_what_its_rooms_can_be_given(verb: str) -> None:
    from commands import HELP, VERBS  # noqa: PLC0415  loads all of Slack

    said = html.unescape(str(HELP.answer(verb)))

    for one in CLAUSE_WORDS:
        kind, is_for_later = VERBS[verb].kind, VERBS[verb].is_for_later
        assert kind is not None
        assert (one.means in said) == one.fits(kind, is_for_later=is_for_later)


def test_help_says_every_clause() -> None:
    from commands.help import CLAUSES_HELP  # noqa: PLC0415  loads all of Slack

    assert CLAUSES.keys() - set(re.findall(r"[a-z]+(?:-[a-z]+)*", CLAUSES_HELP)) == set()


def test_the_readme_names_every_layout() -> None:
    [cell] = [row[1] for row in table(README, "clause") if row[0].startswith("layout")]

    assert set(re.findall(r"`(\w+)`", cell)) == set(SeatTemplate)


# Settings


def settings_given(**given: str) -> dict[str, object]:
    needed = {"slack_bot_token": "xoxb-1", "trtc_sdk_app_id": "1", "trtc_secret_key": "k"}
    return read_settings(**{"slack_signing_secret": "s", **needed, **given}).model_dump()


@pytest.fixture
def no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_readme_has_every_setting() -> None:
    names = [row[0] for row in table(README, "setting")]

    assert sorted(names) == sorted(name.upper() for name in Settings.model_fields)


def test_the_readme_says_which_settings_are_required() -> None:
    required = {row[0].lower() for row in table(README, "setting") if row[1] == "required"}

    fields = Settings.model_fields
    assert required == {name for name, field in fields.items() if field.is_required()}


@pytest.mark.usefixtures("no_settings")
def test_the_readme_has_the_defaults() -> None:
    rows = [row for row in table(README, "setting") if row[1] not in {"required", "–"}]

    assert settings_given(**{row[0].lower(): row[1] for row in rows}) == settings_given()


@pytest.mark.usefixtures("no_settings")
def test_a_setting_without_a_default_is_empty() -> None:
    dashes = [row[0].lower() for row in table(README, "setting") if row[1] == "–"]

    fields = Settings.model_fields
    assert [name for name in dashes if fields[name].default not in {None, ""}] == []


# The program


def test_the_readme_has_every_command_of_the_program() -> None:
    assert [row[0] for row in table(README, "program")] == [f"python -m bot {n}" for n in PROGRAM]


@pytest.mark.parametrize("name", PROGRAM)
def test_a_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])

    assert result.exit_code == 0
    assert re.search(rf"Example: .*python -m bot {name}\b", result.stdout)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_command_that_does_not_exist(page: Path) -> None:
    named = set(re.findall(r"python -m bot ([a-z][a-z-]*)", page.read_text()))

    assert named - set(PROGRAM) == set()


def test_the_readme_shows_a_real_explanation() -> None:
    assert f"```text\n{as_text(explain_code(100003))}\n```" in README


def test_the_check_runs_what_the_readme_says() -> None:
    [tests] = re.findall(r"^(pip install -e '\.\[dev\]') && (pytest -n 3)$", README, re.MULTILINE)
    script = (ROOT / ".ci/run").read_text()

    install, run = tests
    assert install.removeprefix("pip install ") in script
    assert re.search(rf"^\s*(?:step .*; *)?{run}$", script, re.MULTILINE)


def test_the_readme_begins_with_the_one_command_that_needs_nothing() -> None:
    shell = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)

    assert shell[0] == "pip install -e . && python -m bot demo"


# Running it


def test_the_regions_are_told() -> None:
    assert dict(table(DEPLOY, "`TRTC_REGION`")) == dict(REGIONS)


def test_the_presets_of_the_join_button_are_told() -> None:
    assert dict(table(DEPLOY, "preset")) == dict(PRESETS)


def test_the_optional_scopes_are_told() -> None:
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text())

    told = [row[0] for row in table(DEPLOY, "optional scope")]
    assert told == manifest["oauth_config"]["scopes"]["bot_optional"]


def test_the_metrics_are_told() -> None:
    kept = {
        family.name + ("_total" if family.type == "counter" else "")
        for family in metrics.REGISTRY.collect()
    }

    assert {row[0] for row in table(DEPLOY, "metric")} == kept


def test_the_changelog_has_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text()


# Paths and links

PATHS: Final = re.compile(r"`((?:bot|commands|tests|docs|\.ci)/[\w./-]*)`")
LINKS: Final = re.compile(r"\]\((?!https?:)([^)]+)\)")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_file_that_a_page_names_exists(page: Path) -> None:
    assert [path for path in PATHS.findall(page.read_text()) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    for link in LINKS.findall(page.read_text()):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


PINNED: Final = ROOT / "requirements.txt"


# What is in no file. Written in pieces, so that this file has none of it either.

REGISTRIES: Final = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "dock" + "er.io")
MACHINE_PATHS: Final = ("/wo" + "rk/", "/o" + "pt/", "/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/")
UNDONE: Final = ("TO" + "DO", "FIX" + "ME")
NOT_OURS: Final = {".sqlite", ".db", ".pyc"}


def repository() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.suffix in {".md", ".toml", ".yml"})
    yield ROOT / "Procfile"
    for folder in (".ci", "bot", "commands", "docs", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix not in NOT_OURS:
                yield path


def test_no_file_has_what_belongs_to_one_machine_or_is_not_done() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in repository()
        for word in (*REGISTRIES, *MACHINE_PATHS, *UNDONE)
        if word in path.read_bytes().decode("utf-8", "replace")
    ]

    assert found == []


def test_the_pinned_requirements_have_every_dependency_with_a_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    names = {re.split(r"[\[<>=~! ]", one)[0].lower() for one in wanted}

    pinned = re.findall(
        r"^([a-z0-9._-]+)==\S+ \\\n +--hash", text := PINNED.read_text(), re.MULTILINE
    )
    assert names - set(pinned) == set()
    assert len(pinned) == len(re.findall(r"^\S+==", text, re.MULTILINE))
