#!/usr/bin/env python3
"""Reads a log's published tiles and checks them with nothing of the program that wrote them.

C2SP signed-note, tlog-checkpoint, tlog-cosignature and tlog-tiles, RFC 6962 and RFC 9162, from their texts. It needs
Python's standard library and the Debian package python3-cryptography. It says what holds, one line each, and ends with
code 0; or it says what does not hold and ends with code 1.

    tlog_verify.py DIR --log KEY [--note FILE] [--witness KEY]... [--entry POSITION HEX] [--since FILE]
"""

import argparse
import base64
import hashlib
import pathlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NOTE, COSIGNATURE = 1, 4
WIDTH = 256


class Refused(Exception):
    """What does not hold."""


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


class Key:
    """A verifier key of signed-note: name+id+base64(type || key)."""

    def __init__(self, text, kind):
        name, given, key = text.split("+", 2)
        key = base64.b64decode(key, validate=True)
        if key[0] != kind or len(key) != 33:
            raise Refused(f"expected a key of type {kind}: {text}")
        self.name = name
        self.id = sha256(name.encode() + b"\n" + key)[:4]
        if self.id.hex() != given:
            raise Refused(f"the id of the key is another: {text}")
        self.key = Ed25519PublicKey.from_public_bytes(key[1:])

    def signatures(self, note):
        return [sig for name, key_id, sig in note.lines if name == self.name and key_id == self.id]

    def check(self, signature, message):
        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            raise Refused(f"a signature by {self.name} does not verify") from None


class Note:
    """A signed checkpoint: its text, its facts, its signature lines."""

    def __init__(self, path):
        raw = pathlib.Path(path).read_bytes().decode()
        text, _, lines = raw.rpartition("\n\n")
        self.text = text + "\n"
        self.lines = []
        for line in lines.removesuffix("\n").split("\n"):
            dash, name, blob = line.split(" ")
            blob = base64.b64decode(blob, validate=True)
            if dash != "\u2014" or len(blob) < 5:
                raise Refused(f"a signature line of {path} has another form")
            self.lines.append((name, blob[:4], blob[4:]))
        self.origin, size, root = self.text.split("\n")[:3]
        self.size, self.root = int(size), base64.b64decode(root, validate=True)

    def signed_by(self, key):
        found = key.signatures(self)
        if not found or self.origin != key.name:
            raise Refused(f"{key.name} did not sign this checkpoint")
        for signature in found:
            key.check(signature, self.text.encode())

    def cosigned_by(self, key):
        found = key.signatures(self)
        if not found:
            raise Refused(f"{key.name} did not cosign this checkpoint")
        times = []
        for blob in found:
            seconds = int.from_bytes(blob[:8], "big")
            key.check(blob[8:], f"cosignature/v1\ntime {seconds}\n{self.text}".encode())
            times.append(seconds)
        return max(times)


class Tiles:
    """The hashes of a published tree of this size."""

    def __init__(self, folder, size):
        self.folder, self.size, self.read = pathlib.Path(folder), size, {}

    def path(self, kind, index, width):
        groups = [f"{index % 1000:03}"]
        while index >= 1000:
            index //= 1000
            groups.insert(0, f"x{index % 1000:03}")
        path = self.folder / "tile" / str(kind) / "/".join(groups)
        return path if width == WIDTH else pathlib.Path(f"{path}.p") / str(width)

    def tile(self, level, index):
        if (level, index) not in self.read:
            width = min(WIDTH, (self.size >> (8 * level)) - WIDTH * index)
            data = self.path(level, index, width).read_bytes()
            if len(data) != 32 * width:
                raise Refused(f"tile {level}/{index} has another length")
            self.read[level, index] = [data[i : i + 32] for i in range(0, len(data), 32)]
        return self.read[level, index]

    def perfect(self, height, index):
        """The root of the perfect subtree number `index` of this height."""
        level, rest = divmod(height, 8)
        first = index << rest
        hashes = self.tile(level, first // WIDTH)[first % WIDTH : first % WIDTH + (1 << rest)]
        if len(hashes) != 1 << rest:
            raise Refused(f"tile level {level} ends before {first}")
        while len(hashes) > 1:
            hashes = [node_hash(a, b) for a, b in zip(hashes[::2], hashes[1::2])]
        return hashes[0]

    def range(self, start, end):
        """MTH(D[start:end]) of RFC 6962, for ranges that the tree of some size has as a node."""
        count = end - start
        if count & (count - 1) == 0:
            return self.perfect(count.bit_length() - 1, start // count)
        middle = start + split(count)
        return node_hash(self.range(start, middle), self.range(middle, end))

    def root(self, size):
        return sha256(b"") if size == 0 else self.range(0, size)

    def are_whole(self):
        """Every hash of a higher tile is the root of the tile below it, every commitment is the leaf of its tile."""
        for index in range((self.size + WIDTH - 1) // WIDTH):
            leaves = self.tile(0, index)
            bundle = self.path("entries", index, len(leaves)).read_bytes()
            entries = [bundle[i : i + 34] for i in range(0, len(bundle), 34)]
            if [leaf_hash(entry[2:]) for entry in entries] != leaves or any(e[:2] != b"\0\x20" for e in entries):
                raise Refused(f"entry bundle {index} is not that of its tile")
        level = 1
        while self.size >> (8 * level):
            for index in range(self.size >> (8 * level)):
                below = self.tile(level - 1, index)
                while len(below) > 1:
                    below = [node_hash(a, b) for a, b in zip(below[::2], below[1::2])]
                if self.tile(level, index // WIDTH)[index % WIDTH] != below[0]:
                    raise Refused(f"tile level {level} does not follow from the level below")
            level += 1


def split(count):
    return 1 << ((count - 1).bit_length() - 1)


def inclusion_path(tiles, index, start, end):
    if end - start == 1:
        return []
    middle = start + split(end - start)
    if index < middle:
        return inclusion_path(tiles, index, start, middle) + [tiles.range(middle, end)]
    return inclusion_path(tiles, index, middle, end) + [tiles.range(start, middle)]


def check_inclusion(leaf, index, size, path, root):
    """RFC 9162 section 2.1.3.2."""
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            raise Refused("the path is too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    if sn or r != root:
        raise Refused(f"entry {index} is not in the tree of the checkpoint")


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("folder")
    ask.add_argument("--log", required=True)
    ask.add_argument("--note")
    ask.add_argument("--witness", action="append", default=[])
    ask.add_argument("--entry", nargs=2)
    ask.add_argument("--since")
    asked = ask.parse_args()

    newest = Note(pathlib.Path(asked.folder) / "checkpoint")
    log = Key(asked.log, NOTE)
    newest.signed_by(log)
    tiles = Tiles(asked.folder, newest.size)
    tiles.are_whole()
    if tiles.root(newest.size) != newest.root:
        raise Refused("the tiles are not those of the checkpoint")
    print(f"{newest.size} entries, signed by {log.name}")
    if asked.since:
        before = Note(asked.since)
        before.signed_by(log)
        if before.size > newest.size or tiles.root(before.size) != before.root:
            raise Refused(f"the tree does not continue the one of {before.size} entries")
        print(f"it continues the tree of {before.size} entries")
    note = Note(asked.note) if asked.note else newest
    for text in asked.witness:
        note.signed_by(log)
        witness = Key(text, COSIGNATURE)
        print(f"cosigned by {witness.name} at {note.cosigned_by(witness)}")
    if asked.entry:
        index, leaf = int(asked.entry[0]), leaf_hash(bytes.fromhex(asked.entry[1]))
        path = inclusion_path(tiles, index, 0, newest.size)
        check_inclusion(leaf, index, newest.size, path, newest.root)
        print(f"entry {index} is in it")


if __name__ == "__main__":
    try:
        main()
    except (Refused, ValueError, IndexError, OSError) as why:
        sys.exit(f"refused: {why}")
