"""Small files of machine-coded events in their layouts. Every row is made up."""

from pathlib import Path


def gdelt_row(
    *,
    version: str = "2.0",
    event: str = "1",
    day: str = "20310205",
    added: str = "",
    actors: tuple[str, str] = ("NOR", "TCD"),
    root: str = "04",
    goldstein: str = "1.0",
    tone: str = "-2.5",
    place: str = "CD",
    address: str = "https://example.org/salt",
) -> str:
    """One row of GDELT; of 1.0 and without an address it has 57 cells."""
    cells = [""] * {"2.0": 61, "1.0": 58}[version]
    at = {"2.0": (53, 59, 60), "1.0": (51, 56, 57)}[version]
    cells[0], cells[1], cells[7], cells[17], cells[28], cells[30], cells[34] = (
        event,
        day,
        *actors,
        root,
        goldstein,
        tone,
    )
    cells[at[0]] = place
    cells[at[1]] = added or (f"{day}120000" if version == "2.0" else day)
    cells[at[2]] = address
    return "\t".join(cells if address else cells[:-1] if version == "1.0" else cells)


ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)


def icews_row(
    *,
    event: str = "1",
    day: str = "2031-02-05",
    source: str = "Norway",
    code: str = "040",
    intensity: str = "1",
    target: str = "Chad",
    story: str = "7",
) -> str:
    """One row of ICEWS."""
    return "\t".join(
        (event, day, "Saltmaster", "NA", source, "Consult", code, intensity, "Envoy", "NA", target, story, "2", "The Crier",
         "NA", "NA", "NA", target, "1.5", "2.5")
    )  # fmt: skip


POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Recipient Name\tRecipient Country\tRecipient COW\tCountry\tSource\tPublication Date\tLanguage\tVersion"
)


def polecat_row(
    *,
    event: str = "1",
    day: str = "2031-02-05",
    kind: str = "CONSULT",
    intensity: str = "2.5",
    actor: str = "NOR",
    recipient: str = "TCD",
) -> str:
    """One row of POLECAT."""
    return "\t".join(
        (event, day, kind, "visit", intensity, "VERBAL COOPERATION", "military", "Saltmaster", actor, "385", "Envoy",
         recipient, "483", "TCD", "The Crier", day, "en", "NGEC")
    )  # fmt: skip


def write(path: Path, *rows: str, end: str = "\n") -> Path:
    """The rows as a file."""
    path.write_bytes(("\n".join(rows) + end).encode())
    return path
