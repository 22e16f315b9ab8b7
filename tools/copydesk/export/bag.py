"""A BagIt bag (version 1.0, RFC 8493) around a bundle, for archives: the bundle in `data/`, and what stands
beside it.

All of it follows from the manifest and the digests, so the same bundle is always in the same bag.
"""

import hashlib
from collections.abc import Iterable

from copydesk.export.manifest import File, Manifest

DATA = "data/"


def tags(manifest: Manifest, payload: Iterable[File]) -> dict[str, bytes]:
    """The files beside `data/`, by name; `payload` are those in it, by their paths in the bag."""
    payload = sorted(payload)
    found = {
        "bag-info.txt": _info(manifest, payload),
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "manifest-sha256.txt": _digests((file.path, file.sha256) for file in payload),
    }
    digests = [(name, hashlib.sha256(data).hexdigest()) for name, data in found.items()]
    return {**found, "tagmanifest-sha256.txt": _digests(digests)}


def _info(manifest: Manifest, payload: list[File]) -> bytes:
    day = manifest.as_of[:10]
    lines = {
        "Bagging-Date": day,
        "Bag-Software-Agent": "copydesk",
        "External-Identifier": f"tag:{manifest.domain},{day}:{manifest.digest}",
        "External-Description": f"News items of {manifest.publisher} as of {manifest.as_of}",
        "Payload-Oxum": f"{sum(file.size for file in payload)}.{len(payload)}",
        "Source-Organization": manifest.publisher,
    }
    return "".join(f"{name}: {' '.join(text.split())}\n" for name, text in lines.items()).encode()


def _digests(digests: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{digest}  {_written(path)}\n" for path, digest in digests).encode()


def _written(path: str) -> str:
    """A path as RFC 8493 has it written (2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
