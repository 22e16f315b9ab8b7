"""Signatures: accepted from those who may, for what they were made for, and as they were made."""

import os
import shutil
import subprocess

import pytest

from copydesk import ssh
from copydesk.error import DeskError

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed")

DATA = b"The manifest.\n"


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """A folder with the keys `desk` and `thief`, and a file that allows the desk's."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("desk", "thief"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
        subprocess.run(command, check=True, capture_output=True)
    key = " ".join((folder / "desk.pub").read_text().split()[:2])
    (folder / "allowed").write_text(f'desk@example.org,*@night.example namespaces="copydesk-bundle" {key}\n')
    return folder


def asked(keys, signature, identity=None, namespace="copydesk-bundle", data=DATA) -> ssh.Answer:
    return ssh.verify(data, signature, namespace, keys / "allowed", identity)


def test_a_signature_is_accepted_from_those_who_may(keys):
    made = ssh.sign(DATA, keys / "desk", "copydesk-bundle")
    assert asked(keys, made).who.startswith("desk@example.org with ED25519 key SHA256:")
    assert asked(keys, made, "anna@night.example").who.startswith("anna@night.example with ")
    assert ssh.look(DATA, made, "copydesk-bundle").who.startswith("with ED25519 key SHA256:")
    assert made == ssh.sign(DATA, keys / "desk", "copydesk-bundle")  # the same every time


def test_and_from_nobody_else(keys):
    made = ssh.sign(DATA, keys / "desk", "copydesk-bundle")
    stolen = ssh.sign(DATA, keys / "thief", "copydesk-bundle")
    other = ssh.sign(DATA, keys / "desk", "file")
    allowed = keys / "allowed"
    for answer, trouble in (
        (asked(keys, stolen), f"{allowed} does not have its key."),
        (asked(keys, stolen, "desk@example.org"), f"{allowed} does not have its key for desk@example.org."),
        (
            asked(keys, made, "somebody@example.org"),
            f"{allowed} does not have its key for somebody@example.org.",
        ),
        (asked(keys, made, "-"), f"{allowed} does not have its key for -."),
        (asked(keys, made, ""), f"{allowed} does not have its key."),
        (asked(keys, b""), "it is no SSH signature."),
    ):
        assert answer == ssh.Answer(trouble=trouble)
    for answer in (asked(keys, other), asked(keys, made, data=DATA + b"\n")):  # in ssh-keygen's own words
        assert answer.trouble and not answer.who


def test_every_changed_byte_of_a_signature_is_seen(keys):
    made = ssh.sign(DATA, keys / "desk", "copydesk-bundle")
    body = range(made.index(b"\n"), len(made))
    for place in [*range(0, 30, 7), *body[::11], len(made) - 1]:
        for changed in (made[place] ^ 1, ord(" "), ord("\n")):
            bad = made[:place] + bytes([changed]) + made[place + 1 :]
            assert bad == made or ssh.look(DATA, bad, "copydesk-bundle").trouble, (place, changed)


def test_what_can_not_be_asked(keys, tmp_path, monkeypatch):
    made = ssh.sign(DATA, keys / "desk", "copydesk-bundle")
    (tmp_path / "no-key").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n")
    os.chmod(tmp_path / "no-key", 0o600)
    with pytest.raises(DeskError, match="nothing can be signed with .*no-key: ") as refused:
        ssh.sign(DATA, tmp_path / "no-key", "copydesk-bundle")
    assert "c2VjcmV0" not in str(refused.value)
    with pytest.raises(DeskError, match="there is no key .*nothing"):
        ssh.require(tmp_path / "nothing")
    with pytest.raises(DeskError, match="nothing can't be read: No such file"):
        ssh.verify(DATA, made, "copydesk-bundle", tmp_path / "nothing", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    for work in (lambda: ssh.require(keys / "desk"), lambda: asked(keys, made)):
        with pytest.raises(DeskError, match="ssh-keygen was not found.*install OpenSSH"):
            work()
