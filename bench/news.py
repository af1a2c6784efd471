"""The rule coder on general news, where about two sentences in a hundred tell something, step by step in one run.

Usage: python bench/news.py [FILE...]: the texts to read; if none is given, news written for this purpose, whose names, days and numbers
change from one use of a sentence to the next, with the frames' own examples: strewn over all articles, or all in one article of ten.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from comity import claims, documents, passages
from comity.claims.terms import lexicon
from comity.codebook.load import load
from comity.model import Document

SENTENCES = 50_000
LONG = 30  # sentences of an article
TOLD = 50  # one sentence in so many is a frame's example
ROUNDS = 3

NEWS = """
{city} came from behind to beat {other} 3-2 on {day}, with {name} scoring twice in the last ten minutes.
The striker, who joined from a {people} club for {n} million euros, limped off before the break.
{name} won the {n}-kilometre stage to {city} in a sprint and keeps the yellow jersey for another day.
The {people} champion saved two match points before losing in five sets to {name}.
Officials of the league said the game would be played again in {month} without spectators.
The coach blamed a wet pitch and a tired defence for the defeat.
{country} will host the next world championships in athletics, the federation announced in {city}.
She had trained alone for most of the winter, her sister said.
Heavy rain flooded streets in {city} on {day}, and {n} families spent the night in a school.
Temperatures in {country} could reach {n} degrees by the weekend, forecasters warned.
A storm brought down trees and power lines along the coast, leaving {n},000 homes without electricity.
Snow closed the airport of {city} for several hours, and dozens of flights were cancelled.
Farmers in the north of {country} fear for the harvest after the driest spring since {year}.
The river is expected to crest on {day}, but the mayor said the dykes would hold.
Shares in {city} fell for a third day as investors worried about interest rates.
The carmaker will close its plant near {city} by the end of {year}, with the loss of {n} jobs.
Inflation in {country} slowed to {n} per cent in {month}, the statistics office reported.
The airline's profit rose by a fifth to {n} million dollars, helped by cheaper fuel.
{name}, who founded the company in a garage in {year}, will step down as its chief executive in {month}.
The {people} central bank left its main rate unchanged and said that prices were under control.
Analysts had expected a larger order book, and the shares lost {n} per cent of their value.
A supermarket chain from {country} plans to open {n} shops in {city} over the next two years.
The union called a strike for {day} after talks about wages failed.
Tourists from {country} spent more than ever, the chamber of commerce said.
The museum in {city} has bought a painting that was believed lost since {year}.
A film about a {people} widow and her three sons won the main prize at the festival in {city}.
{name} sang for two hours without a break, and the audience did not want to let her go.
His last novel, which is set in {city}, sold {n},000 copies in a month.
The orchestra will tour {country} and {land} in {month} with a young {people} conductor.
Critics called the new staging cold, although the singers were applauded.
The theatre was built in {year} and has been closed for repairs ever since the fire.
Her parents came to {city} from {country} and opened a bakery, where she wrote her first songs.
Police in {city} arrested a man of {n} on {day} after a jeweller was robbed in the main street.
A court in {city} sentenced {name} to {n} years in prison for fraud.
Two people were killed and {n} injured when a coach from {country} left the road near {city}.
The jury did not believe that the fire had been an accident.
Detectives are looking for a white van which was seen near the house that night.
The {people} tourist had been missing since {day}, when he left his hotel to go swimming.
A teacher accused of stealing from the school's funds told the judge he had meant to give the money back.
Customs officers at the port found {n} kilograms of cocaine in a container of bananas from {land}.
The council voted by {n} to four to keep the swimming pool open until {year}.
The mayor of {city} promised cheaper tickets for buses and trams before the election in {month}.
Parents protested on {day} against the closing of a village school with {n} pupils.
{name}, a member of the opposition, said the budget had been drawn up on the back of an envelope.
The government in {city} wants to raise the pension age by a year from {year}.
The health minister visited a new hospital in {city} and spoke with nurses about their hours.
The party lost {n} seats in {country}'s south, where it had ruled since {year}.
A plan for {n} wind turbines off the coast has divided the island.
Voters in {country} go to the polls on {day} in an election that is too close to call.
The bridge, which carries {n},000 cars a day, will be shut for repairs until {month}.
Scientists at the university of {city} have found a frog that was thought to have died out in {year}.
Doctors advise the elderly to be vaccinated before the winter.
The zoo's oldest elephant, a gift of a {people} circus, died on {day} aged {n}.
Nobody knew how the cat had got onto the train to {city}.
A spokeswoman declined to comment on the report.
"We lost everything, but we are alive," {name} said.
It was the second accident of this kind in {country} within a week.
They had met at a wedding in {city} and married in {year}.
The website was down for most of {day}, and customers complained that no one answered the telephone.
The recipe needs only flour, butter, {n} grams of sugar and a little patience.
"""

PLACES = {
    "city": "Lyon Turin Leeds Osaka Boston Lagos Perth Krakow Porto Quito Nairobi Madrid Vienna Toronto Mumbai Oslo Lima Dublin",
    "country": "Spain Italy Brazil Kenya Canada Poland Japan Ireland Chile Norway Portugal Ghana Austria Greece Peru",
    "people": "Spanish Italian Brazilian Kenyan Canadian Polish Japanese Irish Chilean Norwegian Portuguese Greek",
}
NAMES = ("Anna", "Marco", "Lucy", "Tom", "Ines", "Peter"), ("Keller", "Rossi", "Bright", "Osei", "Duarte", "Lindqvist")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS = "January March April June July September October December"


def articles(*, strewn: bool = True) -> list[str]:
    """News of `SENTENCES` sentences: always the same, in paragraphs of one to three."""
    draw = random.Random(8)
    plain = NEWS.strip().split("\n")
    told = [example for frame in load().frames for example in frame.examples]
    texts = []
    for first in range(0, SENTENCES, LONG):
        text = ""
        for number in range(first, min(first + LONG, SENTENCES)):
            tells = number % TOLD == 7 if strewn else number % (10 * LONG) < LONG and number % 5 == 2
            text += draw.choice(told) if tells else _varied(draw.choice(plain), draw)
            text += draw.choice(("\n\n", " ", " "))
        texts.append(text)
    return texts


def _varied(sentence: str, draw: random.Random) -> str:
    city, country, people = (draw.choice(PLACES[kind].split()) for kind in ("city", "country", "people"))
    return sentence.format(
        city=city, other=draw.choice(PLACES["city"].split()), country=country, land=draw.choice(PLACES["country"].split()), people=people,
        name=" ".join(map(draw.choice, NAMES)), day=draw.choice(DAYS.split()), month=draw.choice(MONTHS.split()),
        n=draw.randrange(5, 90), year=draw.randrange(1960, 2026),
    )  # fmt: skip


def seconds(work: Callable[[Document], object], read: Sequence[Document]) -> float:
    """Processor time for all documents, the least of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for document in read:
            work(document)
        rounds.append(time.process_time() - begun)
    return min(rounds)


def report(texts: Sequence[str]) -> None:
    """Print sentences a second of each step alone and of the two steps of the walk together."""
    read = [documents.from_text(text, name=str(number), published="2024-06-01") for number, text in enumerate(texts)]
    split = {document.name: passages.split(document) for document in read}
    found = [claims.code(document, split[document.name]) for document in read]
    count, size = sum(map(len, split.values())), sum(len(document.text) for document in read)
    telling = len({(claim.doc, claim.sentence_start) for each in found for claim in each})
    print(
        f"{len(read):,} documents, {count:,} sentences of {size / count:.0f} characters, {telling / count:.1%} with a claim"
    )
    steps: tuple[tuple[str, Callable[[Document], object]], ...] = (
        ("splitting alone", passages.split),
        ("scan alone", lambda document: lexicon().scan(document.text)),
        ("coder alone", lambda document: claims.code(document, split[document.name])),
        ("splitting and coder", lambda document: claims.code(document, passages.split(document))),
    )
    for name, work in steps:
        taken = seconds(work, read)
        print(f"{name:20} {count / taken:10,.0f} sentences/s {size / taken / 1e6:8.1f} MB/s")


def main() -> None:
    """Report on the files, or on the news of this bench."""
    if sys.argv[1:]:
        report([Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]])
        return
    print("What tells something is strewn over the articles:")
    report(articles())
    print("It stands in one article of ten:")
    report(articles(strewn=False))


if __name__ == "__main__":
    main()
