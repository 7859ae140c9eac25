"""How well records are resolved: resolve.py LEFT.jsonl RESULTS.csv [LEAST]

LEFT holds `id` and the right `target`; RESULTS is what `tansiq resolve score INDEX LEFT` wrote. A pair is right if it is
the target. Precision is of the pairs at or above a score, recall of all records of LEFT, so that whoever is not found
among the candidates counts as missed. Printed: the best F1 over all scores, of all pairs and of the best pair of each
record alone, and the errors at the thresholds of the program. Ends with 1 if the best F1 of all pairs is below LEAST.
"""

import csv
import json
import sys

PROPOSE, NEVER = 0.5, 0.01


def best(pairs, wanted):
    """The best F1 of pairs (score, right), with its score, precision and recall; equal scores stand or fall together."""
    pairs = sorted(pairs, reverse=True)
    found, top = 0, (0.0, 1.0, 0.0, 0.0)
    for count, (score, right) in enumerate(pairs, 1):
        found += right
        if count == len(pairs) or pairs[count][0] != score:
            f1 = 2 * found / (count + wanted)
            top = max(top, (f1, score, found / count, found / wanted))
    return top


def main():
    left, results, *least = sys.argv[1:]
    targets = {}
    for line in open(left, encoding="utf-8"):
        row = json.loads(line)
        targets[row["id"]] = row["target"]
    rows = [(float(r["score"]), r["target"] == targets[r["id"]], int(r["rank"])) for r in csv.DictReader(open(results))]
    wanted = len(targets)
    every = best([(score, right) for score, right, _ in rows], wanted)
    first = best([(score, right) for score, right, rank in rows if rank == 1], wanted)
    for name, (f1, score, precision, recall) in (("all pairs", every), ("the best of each", first)):
        print(f"{name}: best F1 {f1:.3f} at {score:.3f}: of the pairs {precision:.3f} right, {recall:.3f} of all found")
    for name, score in (("propose", PROPOSE), ("never propose", NEVER)):
        above = [right for at, right, _ in rows if at >= score]
        found, shown = sum(above), max(len(above), 1)
        print(f"{name}, {score}: above it {len(above)} pairs, {found / shown:.3f} right; {1 - found / wanted:.3f} of all missed")
    sys.exit(bool(least) and every[0] < float(least[0]))


main()
