"""How many of the same pairs a peer scores in a second, and how much faster we are: names_peer.py PAIRS OURS

The peer is nomenklatura's logic-v2 and its name-based matcher, on persons that hold a name and nothing else. Every
tenth pair is scored, twice, and the faster pass counts: the first one reads the peer's tables.
"""

import json
import re
import sys
import time

try:
    from nomenklatura.matching import LogicV2, NameMatcher, ScoringConfig
    from followthemoney import EntityProxy
except ImportError as missing:
    sys.exit(f"no peer here ({missing.name}): pip install nomenklatura")


def person(name):
    return EntityProxy.from_dict({"id": name or "-", "schema": "Person", "properties": {"name": [name]}})


def rate(matcher, pairs):
    best = float("inf")
    for _ in range(2):
        begun = time.perf_counter()
        for left, right in pairs:
            matcher.compare(left, right, ScoringConfig.defaults())
        best = min(best, time.perf_counter() - begun)
    return len(pairs) / best


def main():
    path, ours = sys.argv[1:]
    # "… N of names read before, M with reading them"
    warm, cold = (float(number) for number in re.findall(r"(\d+) (?:of names|with)", ours))
    rows = [json.loads(line) for at, line in enumerate(open(path, encoding="utf-8")) if at % 10 == 0]
    pairs = [(person(row["left"]["name"]), person(row["right"]["name"])) for row in rows]
    for matcher in (LogicV2, NameMatcher):
        peer = rate(matcher, pairs)
        print(f"{matcher.NAME}: {peer:.0f} pairs per second; tansiq {warm / peer:.0f} times, cold {cold / peer:.0f} times")


main()
