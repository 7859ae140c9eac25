"""Writes what the fuzz targets begin with: every stored form of the project, as it is and as what was signed in it."""

import base64
import json
import pathlib

ROOT = pathlib.Path(__file__).parent.parent
CORPUS = ROOT / "fuzz" / "corpus"
FORMS = ROOT / "crates" / "report" / "tests" / "it" / "formats"
AGREEMENTS = ROOT / "fixtures" / "agreements"

CHECKPOINT = "tansiq/BGD\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
SIGNATURE = "— tansiq/BGD " + base64.b64encode(bytes(4 + 64)).decode() + "\n"
COSIGNATURE = "— tansiq/AMM " + base64.b64encode(bytes(4 + 8 + 64)).decode() + "\n"


def envelopes(value):
    """Every signed thing in a stored form, however deep."""
    if isinstance(value, dict):
        if "payloadType" in value:
            yield value
        for inner in value.values():
            yield from envelopes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from envelopes(inner)


def write(target, name, content):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seed-{name}").write_bytes(content)


def forms():
    for file in sorted(FORMS.glob("*.json")):
        for number, envelope in enumerate(envelopes(json.loads(file.read_text()))):
            name = f"{file.stem}-{number}"
            payload = base64.b64decode(envelope["payload"])
            targets = ["envelope"] + [t for t in ("card", "bundle") if f".{t}." in envelope["payloadType"]]
            for target in targets:
                write(target, name, payload)
                write(target, name + "-signed", json.dumps(envelope).encode())
            delivery = {"note": envelope, "items": [envelope]}
            write("envelope", name + "-delivery", json.dumps(delivery).encode())


def notes():
    lines = SIGNATURE + COSIGNATURE
    for target in ("checkpoint", "witness"):
        write(target, "text", CHECKPOINT.encode())
        write(target, "lines", lines.encode())
    write("witness", "note", f"{CHECKPOINT}\n{lines}".encode())
    write("witness", "question", f"old 0\n\n{CHECKPOINT}\n{lines}".encode())


def agreements():
    for file in sorted(AGREEMENTS.glob("*.toml")):
        write("agreement", file.stem, file.read_bytes())


forms()
notes()
agreements()
