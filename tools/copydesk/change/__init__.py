"""What has become of an article between two versions: a change, its substance, and what its entries cover."""

from copydesk.change.model import Change
from copydesk.change.substance import Difference, differences

__all__ = ["Change", "Difference", "differences"]
