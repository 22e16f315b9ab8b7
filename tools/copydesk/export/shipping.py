"""How a bundle is sent off once all of it is written: sealed with its manifest, signed, cut down to a delta,
bagged."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from copydesk import ssh
from copydesk.export import bag, delta, kinds, manifest
from copydesk.export.delta import Delta
from copydesk.export.manifest import Manifest
from copydesk.export.signed import NAMESPACE
from copydesk.export.staging import Staging
from copydesk.export.verify import manifest_at


class Shipping(NamedTuple):
    """What is asked for beside the bundle itself: the SHA-256 of the manifest `previous` to this one, the
    manifest `since` which a delta leads on from, a private key's file to sign with, a bag."""

    previous: str | None = None
    since: Manifest | None = None
    key: Path | None = None
    bagit: bool = False

    @property
    def kind(self) -> str:
        """What is written: see kinds.py."""
        return kinds.DELTA if self.since else kinds.BAG if self.bagit else kinds.BUNDLE


def shipping_of(previous: Path | None, since: Path | None, key: Path | None, bagit: bool) -> Shipping:
    """What is asked for, in words of the command line. Raises DeskError where a manifest can't be read, or
    nothing can be signed."""
    if key:
        ssh.require(key)
    return Shipping(
        manifest_at(previous).digest if previous else None, manifest_at(since) if since else None, key, bagit
    )


def ship(staging: Staging, listed: Iterable[bytes], shipping: Shipping) -> Delta | None:
    """Put the manifest, given in parts, beside what it lists, and then what was asked for. Only a signature, a bag and
    a delta want all of it at once."""
    file = staging.put_parts(manifest.NAME, listed)
    beside = [file, staging.put(manifest.DIGEST, manifest.digest_line(file.sha256))]
    if not (shipping.key or shipping.bagit or shipping.since):
        return None
    data = (staging.folder / manifest.NAME).read_bytes()
    if shipping.key:
        beside.append(staging.put(manifest.SIGNATURE, ssh.sign(data, shipping.key, NAMESPACE)))
    if shipping.bagit:
        staging.wrap(bag.DATA.rstrip("/"))
        whole = manifest.read(data)
        payload = (file._replace(path=bag.DATA + file.path) for file in (*whole.files, *beside))
        for path, tag in bag.tags(whole, payload).items():
            staging.put(path, tag)
    if not shipping.since:
        return None
    made = delta.between(shipping.since, manifest.read(data))
    staging.keep((*made.put, *beside))
    staging.put(delta.NAME, made.data)
    return made
