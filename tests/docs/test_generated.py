"""The manual is whole: what is generated is up to date, and every command, option, table, column and room has its place."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import typer

from comity.cli.app import app
from comity.datasets import Card, cards
from comity.store import NOUNS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MADE = runpy.run_path(str(DOCS / "generate.py"))
PAGES: dict[str, str] = MADE["pages"]()
COMMANDS: dict[str, Any] = dict(MADE["every"](typer.main.get_command(app)))
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


def section(page: str, title: str) -> str:
    """What stands under a heading of the second rank; fails where there is none."""
    _, found, rest = page.partition(f"\n## {title}\n")
    assert found, f"nothing is said of {title}"
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_generated_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], "run: make docs"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    said = section((DOCS / "reference/commands.md").read_text(encoding="utf-8"), f"comity {name}")
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option" and not parameter.hidden:
            assert all(option in said for option in parameter.opts if option not in ("--help", "-h"))


@pytest.mark.parametrize("name", sorted(NOUNS))
def test_every_table_and_column_is_documented(name: str) -> None:
    said = section((DOCS / "reference/tables.md").read_text(encoding="utf-8"), name)
    assert all(f"| `{column}` |" in said for column in NOUNS[name].__struct_fields__)


@pytest.mark.parametrize("card", cards(), ids=lambda card: card.name)
def test_every_dataset_has_a_page_with_its_terms_citation_and_variables(card: Card) -> None:
    said = (DOCS / f"datasets/{card.name}.md").read_text(encoding="utf-8")
    assert f"]({card.name}.md)" in (DOCS / "datasets/index.md").read_text(encoding="utf-8")
    assert card.terms.strip() in said
    assert card.citation.strip() in said
    assert all(f"| `{variable.name}` |" in said for variable in card.variables)


def test_every_room_has_a_page() -> None:
    places = (ROOT / "src/comity").iterdir()
    rooms = {place.stem for place in places if place.name[0] != "_" and (place.is_dir() or place.suffix == ".py")}
    assert rooms == {page.stem for page in (DOCS / "rooms").glob("*.md")}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_first_pages_are_short(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").split()) <= 500


def test_links_lead_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *DOCS.rglob("*.md")):
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if "://" not in target and not target.endswith(".png"):
                assert (page.parent / target).exists(), f"{page.name} leads to {target}, which is not there"
