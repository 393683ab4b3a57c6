"""A sheet on which a person rates names without knowing who gave them: made, filled in a browser or a table, and read.

`sheet.html` and `sheet.tsv` hold the same rows: a few titles of a journey, and a name; `key.json` says who gave which.
Names for one journey stand one after another in chance order, and a name that both gave stands there once.
"""

import csv
import html
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from benchmarks.mutant_results import interval

RATINGS = {
    "good": "a person would say it of themselves, and it covers the bulk of the titles",
    "passable": "understandable, but clumsy, too narrow or too wide",
    "bad": "misleading, a fragment, two pursuits in one, or no name at all",
}
"""What a name can be, and when it is so; as `benchmarks/README.md` rates names."""
COLUMNS = ("number", "titles", "name", "rating")
SHOWN = 8
"""Titles that stand beside a name: read in ten seconds or so; by hand."""
PRODUCT, MODEL, SUGGESTED = "product", "model", "model, as suggested"
"""Who gave a name: the product alone, a model with all that it said, and what of this a person is shown."""
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Rate these names</title>
<style>body{{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}}
fieldset{{border:1px solid #bbb;border-radius:6px;margin:0 0 1rem}}legend{{font-weight:bold}}
label{{margin-right:1.5rem;padding:.4rem 0;display:inline-block}}ul{{margin:1.5rem 0 .5rem}}
#bar{{position:sticky;top:0;background:#fff;padding:.5rem 0}}</style>
<h1>How good are these names?</h1><p>Each is to name what the titles above it have in common.</p><ul>{meanings}</ul>
<p id="bar"><button id="save">Save what I rated</button> <span id="told" role="status"></span></p>{rows}
<script>
const rows = [...document.querySelectorAll("fieldset")];
const rated = () => rows.filter(row => row.querySelector(":checked"));
const tell = () => document.querySelector("#told").textContent = `${{rated().length}} of ${{rows.length}} rated`;
document.addEventListener("change", tell); tell();
document.querySelector("#save").addEventListener("click", () => {{
  const lines = rated().map(row => `${{row.id.slice(1)}}\\t${{row.querySelector(":checked").value}}`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["number\\trating\\n" + lines.join("\\n") + "\\n"]));
  link.download = "rated.tsv"; link.click();
}});
</script></html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTwice:
    """A journey with the names that the product and a model gave it; `fault` says why nobody would see the model's."""

    journey: str
    titles: tuple[str, ...]
    product: str
    model: str
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One name to be rated, and who gave it to which journey."""

    number: int
    journey: str
    titles: tuple[str, ...]
    name: str
    by: tuple[str, ...]


def sheet_rows(named: Sequence[NamedTwice], seed: int) -> list[SheetRow]:
    """Return the rows in chance order, the names of one journey together; who gave none has no row."""
    chance, rows = Random(seed), list[SheetRow]()
    for each in chance.sample(list(named), len(named)):
        titles = tuple(chance.sample(each.titles, min(SHOWN, len(each.titles))))
        by: dict[str, list[str]] = {}
        for name, who in ((each.product, PRODUCT), (each.model, MODEL), ("" if each.fault else each.model, SUGGESTED)):
            if name:
                by.setdefault(name, []).append(who)
        for name in chance.sample(list(by), len(by)):
            row = SheetRow(number=len(rows) + 1, journey=each.journey, titles=titles, name=name, by=tuple(by[name]))
            rows.append(row)
    return rows


def write_sheet(rows: Sequence[SheetRow], folder: Path) -> None:
    """Write the sheet, as a page and as a table, and its key."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "sheet.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((row.number, " | ".join(row.titles), row.name, "") for row in rows)
    meanings = "".join(f"<li><b>{rating}</b>: {meaning}" for rating, meaning in RATINGS.items())
    page = _PAGE.format(meanings=meanings, rows="".join(_fields(rows)))
    (folder / "sheet.html").write_text(page, encoding="utf-8")
    key = {str(row.number): {name: asdict(row)[name] for name in ("journey", "name", "by")} for row in rows}
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1), encoding="utf-8")


def _fields(rows: Sequence[SheetRow]) -> list[str]:
    """Return the fields of a page, the titles where a journey begins."""
    fields, before = [], ""
    for row in rows:
        titles = "".join(f"<li>{html.escape(title)}" for title in row.titles)
        head = f"<ul>{titles}</ul>" if row.journey != before else ""
        choices = "".join(
            f'<label><input type="radio" name="n{row.number}" value="{rating}"> {rating}</label>' for rating in RATINGS
        )
        name = html.escape(row.name)
        fields.append(f'{head}<fieldset id="n{row.number}"><legend>{name}</legend>{choices}</fieldset>')
        before = row.journey
    return fields


def read_ratings(filled: Path) -> dict[str, str]:
    """Return the ratings of a filled sheet by number, those left empty left out.

    Columns are found by their heads; `g`, `p` and `b` will do. Raises ValueError where a rating is none of the three.
    """
    with filled.open(encoding="utf-8-sig", newline="") as file:
        found = {row["number"]: (row["rating"] or "").strip().lower() for row in csv.DictReader(file, delimiter="\t")}
    by_letter = {rating[0]: rating for rating in RATINGS}
    told = {number: by_letter.get(said, said) for number, said in found.items() if said}
    if strange := {said for said in told.values() if said not in RATINGS}:
        raise ValueError(f"Ratings are {', '.join(RATINGS)}; these are none: {', '.join(sorted(strange))}.")
    return told


def read_key(path: Path) -> dict[str, SheetRow]:
    """Return who gave which name, by the number of its row."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return {
        number: SheetRow(number=int(number), titles=(), journey=row["journey"], name=row["name"], by=tuple(row["by"]))
        for number, row in told.items()
    }


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with the 95 % interval of the share after Wilson (1927)."""

    k: int
    n: int

    def __str__(self) -> str:
        """Say it in hundredths."""
        if not self.n:
            return "none"
        low, high = interval(self.k, self.n)
        return f"{100 * self.k / self.n:.0f} % ({100 * low:.0f} to {100 * high:.0f})"

    @property
    def value(self) -> float | None:
        """Return the share (0..1), None of nothing."""
        return round(self.k / self.n, 3) if self.n else None


def rated_shares(ratings: Mapping[str, str], key: Mapping[str, SheetRow]) -> dict[str, dict[str, Share]]:
    """Return the share of each rating among the names that each gave, of those that were rated."""
    counts = {who: Counter[str]() for who in (PRODUCT, MODEL, SUGGESTED)}
    for number, rating in ratings.items():
        for who in key[number].by:
            counts[who][rating] += 1
    return {who: {r: Share(told[r], told.total()) for r in RATINGS} for who, told in counts.items()}


def better_and_worse(ratings: Mapping[str, str], key: Mapping[str, SheetRow], who: str) -> dict[str, int]:
    """Return for how many journeys the names of somebody are better than the product's, as good, and worse."""
    order, places = list(RATINGS), dict[str, dict[str, int]]()
    for number, rating in ratings.items():
        for giver in key[number].by:
            places.setdefault(key[number].journey, {})[giver] = order.index(rating)
    found = Counter[str]()
    for place in places.values():
        if PRODUCT in place and who in place:
            gain = place[PRODUCT] - place[who]
            found["better" if gain > 0 else "worse" if gain else "as good"] += 1
    return {how: found[how] for how in ("better", "as good", "worse")}


def told_of(ratings: Mapping[str, str], key: Mapping[str, SheetRow]) -> str:
    """Return the table of a filled sheet, and how the model's names compare with the product's."""
    lines = [f"{len(ratings)} of {len(key)} names rated", f"{'names of':<22}" + "".join(f"{r:>22}" for r in RATINGS)]
    for who, shares in rated_shares(ratings, key).items():
        lines.append(f"{who:<22}" + "".join(f"{shares[r]!s:>22}" for r in RATINGS))
    for who in (MODEL, SUGGESTED):
        told = ", ".join(f"{how} {n}" for how, n in better_and_worse(ratings, key, who).items())
        lines.append(f"{who}, beside the product's name of the same journey: {told}")
    return "\n".join(lines)
