"""Signatures as SSH makes them: the only module that runs `ssh-keygen`, which comes with OpenSSH 8.2 or
newer.

A private key is named by its file and never read here; what was signed goes through a pipe.
"""

import base64
import binascii
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from copydesk.error import DeskError

MOST = 100_000  # bytes; the longest signatures in use have some thousands
_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
_LINE = 70


class Answer(NamedTuple):
    """What `ssh-keygen` says of a signature: who made it, or why it is not good. One of them is empty."""

    who: str = ""
    trouble: str = ""


def sign(data: bytes, key: Path, namespace: str) -> bytes:
    """The signature of some bytes, armoured. `key` is a private key's file, or the public one of a key that
    ssh-agent holds; ssh-keygen asks for a passphrase itself. Raises DeskError where there is none to be
    had."""
    done = _run("sign", "-f", os.fspath(key), "-n", namespace, data=data)
    if done.returncode or not done.stdout.startswith(_BEGIN):
        raise DeskError(f"nothing can be signed with {key}: {_words(done) or 'ssh-keygen gave no reason.'}")
    return done.stdout


def look(data: bytes, signature: bytes, namespace: str) -> Answer:
    """Whether a signature belongs to the bytes and the namespace, whoever made it: `who` is its key."""
    if not _is_plain(signature):
        return Answer(trouble="it is no SSH signature.")
    with TemporaryDirectory(prefix="copydesk-") as folder:
        done = _run("check-novalidate", "-n", namespace, "-s", _laid_out(signature, folder), data=data)
    answer = _answer(done, "signature ")
    return answer if answer.who or answer.trouble else Answer(trouble="ssh-keygen does not say why.")


def verify(data: bytes, signature: bytes, namespace: str, allowed: Path, identity: str | None) -> Answer:
    """Whether somebody signed who may: `allowed` is a file of allowed signers as ssh-keygen(1) tells, of whom
    `identity` names the one expected (None: any of them will do)."""
    try:
        with open(allowed, "rb"):
            pass
    except OSError as error:
        raise DeskError(f"{allowed} can't be read: {error.strerror or error}.") from None
    if not _is_plain(signature):
        return Answer(trouble="it is no SSH signature.")
    trouble = ""
    with TemporaryDirectory(prefix="copydesk-") as folder:
        asked = ("-s", _laid_out(signature, folder), "-f", os.fspath(allowed))
        for name in _principals(asked) if identity is None else [identity]:
            done = _run("verify", *asked, "-I", name, "-n", namespace, data=data)
            answer = _answer(done, f'"{namespace}" signature for ')
            if answer.who:
                return answer
            trouble = answer.trouble
    return Answer(
        trouble=trouble or f"{allowed} does not have its key{f' for {identity}' if identity else ''}."
    )


def require(key: Path) -> None:
    """Raise DeskError where there is no such key, or no ssh-keygen to use it."""
    if not key.is_file():
        raise DeskError(f"there is no key {key}. `ssh-keygen -t ed25519` makes one.")
    _run("find-principals", data=b"")


def _principals(asked: tuple[str, ...]) -> list[str]:
    """Those whom the file of allowed signers has with the key of a signature."""
    done = _run("find-principals", *asked, data=b"")
    return [] if done.returncode else done.stdout.decode("utf-8", "replace").splitlines()


def _is_plain(signature: bytes) -> bool:
    """Whether a signature is armoured as ssh-keygen does it, which reads it more loosely than it writes."""
    if len(signature) > MOST or not (signature.startswith(_BEGIN) and signature.endswith(_END)):
        return False
    try:
        raw = base64.b64decode(signature[len(_BEGIN) : -len(_END)].replace(b"\n", b""), validate=True)
    except binascii.Error:
        return False
    text = base64.b64encode(raw)
    lines = b"".join(text[start : start + _LINE] + b"\n" for start in range(0, len(text), _LINE))
    return signature == _BEGIN + lines + _END


def _laid_out(signature: bytes, folder: str) -> str:
    file = os.path.join(folder, "signature")
    with open(file, "xb") as out:
        out.write(signature)
    return file


def _answer(done: subprocess.CompletedProcess, before: str) -> Answer:
    said = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode == 0 and said.startswith("Good "):
        return Answer(who=said.partition(before)[2] or said)
    return Answer(trouble=_words(done))


def _words(done: subprocess.CompletedProcess) -> str:
    words = " ".join(done.stderr.decode("utf-8", "replace").split())[:500]
    return f"{words.rstrip('.')}." if words else ""


def _run(action: str, *options: str, data: bytes) -> subprocess.CompletedProcess:
    command = ["ssh-keygen", "-Y", action, *options]
    try:
        return subprocess.run(
            command, input=data, capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False
        )
    except FileNotFoundError:
        raise DeskError(
            "ssh-keygen was not found. Signatures are made and checked with it: install OpenSSH 8.2 or newer."
        ) from None
    except OSError as error:
        raise DeskError(f"ssh-keygen can't be run: {error.strerror or error}.") from None
