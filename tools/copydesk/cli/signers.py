"""The options that say who may sign a bundle."""

import argparse
from pathlib import Path


def add_signers(parser) -> None:
    """Declare them."""
    parser.add_argument(
        "--allowed-signers",
        type=Path,
        metavar="FILE",
        help="ask for a signature of somebody named in this file (see ssh-keygen(1), ALLOWED SIGNERS)",
    )
    parser.add_argument("--identity", metavar="WHO", help="and of nobody else than this one of them")


def signers_of(arguments: argparse.Namespace):
    """Who may sign, or None where that is not asked. Raises DeskError where a name comes without the file."""
    from copydesk.error import DeskError
    from copydesk.export.signed import Signers

    if arguments.allowed_signers is None and arguments.identity is not None:
        raise DeskError(
            "--identity names one of the allowed signers: say with --allowed-signers where they stand."
        )
    return Signers(arguments.allowed_signers, arguments.identity) if arguments.allowed_signers else None
