"""How many queries find their target, by how common its name is: names_bands.py INDEX QUERIES RESULTS

A name is as common as the rarest of its words. The search sets out from rare words, so that people who have none
(Muhammad Ali) are where it could fail.
"""

import csv
import json
import re
import sys
from collections import Counter

BANDS = ((1, "one name"), (10, "up to 10"), (100, "up to 100"), (float("inf"), "more"))


def words(name):
    return set(re.findall(r"\w+", name.casefold()))


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    index, queries, results = sys.argv[1:]
    names = {row["id"]: [words(name["n"]) for name in row["names"]] for row in rows(index)}
    holders = Counter(word for of_one in names.values() for name in of_one for word in name)
    with open(results, encoding="utf-8") as file:
        found = {(row["qid"], row["id"]): int(row["rank"]) for row in csv.DictReader(file)}
    sums = {band: [0, 0, 0] for _, band in BANDS}
    for query in rows(queries):
        # The name that the search has the least trouble with: the one with the rarest word.
        rarest = min((holders[word] for name in names[query["target"]] for word in name), default=1)
        rank = found.get((query["qid"], query["target"]))
        of_band = sums[next(band for most, band in BANDS if rarest <= most)]
        for at, counts in enumerate((True, rank == 1, rank is not None)):
            of_band[at] += counts
    for band, (all_of_it, first, among) in sums.items():
        if all_of_it:
            shares = f"first {first / all_of_it:.3f}, among ten {among / all_of_it:.3f}"
            print(f"rarest word in {band}: {all_of_it} targets, {shares}")


main()
