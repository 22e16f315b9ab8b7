"""What is added to an address only to follow who clicks on it."""

import re

from copydesk.pattern import Pattern

SIGNS = ("utm_", "clid", "mc_", "igsh", "_hs", "mkt_tok", "ref_src", "wt_mc", "cmpid")
_PARAMETER = Pattern(
    r"(?:utm_\w{1,40}|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|mc_cid|mc_eid"
    r"|igshid|igsh|_hsenc|_hsmi|mkt_tok|ref_src|wt_mc|cmpid)=[^&#\s]*",
    re.I,
)


def without_tracking(url: str) -> str:
    """The address without them; the same where there are none. What else is in it stays as it is."""
    address, mark, rest = url.partition("?")
    query, hash_, fragment = rest.partition("#")
    join = "&amp;" if "&amp;" in query else "&"
    kept = [part for part in query.split(join) if not _PARAMETER.fullmatch(part)]
    if not mark or len(kept) == len(query.split(join)):
        return url
    return address + (f"?{join.join(kept)}" if kept else "") + hash_ + fragment
