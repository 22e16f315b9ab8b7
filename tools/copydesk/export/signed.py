"""Who signed a bundle, and whether that was somebody who may."""

from pathlib import Path
from typing import NamedTuple

from copydesk import ssh
from copydesk.export.verify import Verdict

NAMESPACE = "copydesk-bundle"  # what a signature is for, so that one made for anything else is none


class Signers(NamedTuple):
    """Who may sign: a file of allowed signers, as ssh-keygen(1) tells, and which of them is expected, if one
    is."""

    allowed: Path
    identity: str | None = None


def check(verdict: Verdict, signers: Signers | None) -> ssh.Answer:
    """Who signed the manifest of a bundle, or what is wrong with its signature; nothing of both where it is
    not signed and needs not be. Raises DeskError where that can't be asked."""
    if verdict.signature is None:
        return ssh.Answer(trouble="The bundle is not signed." if signers else "")
    if signers is None:
        answer = ssh.look(verdict.data, verdict.signature, NAMESPACE)
    else:
        answer = ssh.verify(verdict.data, verdict.signature, NAMESPACE, *signers)
    if answer.who:
        return answer
    return ssh.Answer(trouble=f"The signature is not good: {answer.trouble}")
