"""The one-file report: every link leads somewhere, the words are the documents' own, and nothing hostile gets through."""

from pathlib import Path

from lxml import html

from comity import flow
from comity.store import create_case, open_case


def test_every_link_has_its_target(page: str) -> None:
    tree = html.fromstring(page)
    ids = set(tree.xpath("//@id"))
    links = [link for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert links
    assert not [link for link in links if link[1:] not in ids]


def test_numbers_of_the_findings_lead_to_events(page: str) -> None:
    figures = html.fromstring(page).xpath("//ul[@class='findings']//a[@class='figure']")
    assert figures
    assert all(figure.get("href").startswith(("#e-", "#d-")) for figure in figures)


def test_evidence_is_marked_in_the_sentence(page: str) -> None:
    quotes = html.fromstring(page).xpath("//section[@id='events']//blockquote/mark/text()")
    assert any("held a joint exercise" in quote for quote in quotes)


def test_nothing_is_loaded_and_nothing_hostile_runs(page: str) -> None:
    tree = html.fromstring(page)
    assert not tree.xpath("//link | //img | //iframe | //script[@src] | //b[@onload]")
    assert not [link for link in tree.xpath("//@href") if link.lower().startswith("javascript")]
    assert "alert(1)</script>" not in page
    assert "alert(2)</script>" not in page
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']")


def test_a_case_without_documents_has_a_page_that_says_so(tmp_path: Path) -> None:
    case = create_case(tmp_path / "case", states=("IND", "FRA"))
    flow.walk(case, jobs=1)
    page = flow.report(open_case(tmp_path / "case")).read_text(encoding="utf-8")
    assert "No document could be read" in page


def test_the_same_tables_give_the_same_bytes(tmp_path: Path, hostile: str) -> None:
    (tmp_path / "note.txt").write_text(hostile, encoding="utf-8")
    pages = []
    for name in ("one", "two"):
        case = create_case(tmp_path / name, states=("IND", "FRA"))
        flow.add(case, [tmp_path / "note.txt"])
        flow.walk(case, jobs=1)
        pages.append(flow.report(open_case(tmp_path / name), command="comity report").read_bytes())
    assert pages[0] == pages[1]
