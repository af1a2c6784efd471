"""A report on one hostile note, and what the charts of a page are."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from comity import flow
from comity.store import create_case, open_case

HOSTILE = (
    "</script><script>alert(1)</script> said the note.\n\n"
    "In May 2014 the navies of India and <b onload=x>France</b> held a joint exercise in the Arabian Sea.\n\n"
    "France delivered 36 Rafale jets to India in 2022. France delivered 34 Rafale jets to India in 2022.\n"
)


@pytest.fixture(scope="session")
def hostile() -> str:
    """What a note says that would do harm."""
    return HOSTILE


@pytest.fixture(scope="package")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    (folder / "note.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "documents.toml").write_text(
        '[[document]]\nid = "note"\ntitle = "<img src=x onerror=alert(1)>"\nurl = "javascript:alert(1)"\npublished = "2023-01-05"\n',
        encoding="utf-8",
    )
    create_case(folder / "case", states=("IND", "FRA"), title="</title><script>alert(2)</script>")
    case = open_case(folder / "case")
    flow.add(case, [folder / "note.txt"])
    flow.walk(case, jobs=1)
    return flow.report(open_case(folder / "case")).read_text(encoding="utf-8")


@pytest.fixture
def specs() -> Callable[[str], dict[str, dict[str, Any]]]:
    """Gives the specifications of a page's charts by their names."""

    def read(page: str) -> dict[str, dict[str, Any]]:
        found = re.search(r'<script[^>]*id="specs"[^>]*>(.*?)</script>', page, re.DOTALL)
        assert found is not None
        return dict(json.loads(found.group(1)))

    return read
