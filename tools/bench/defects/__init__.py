"""The catalogue of known defects: for every rule at least one, and how it is planted into clean articles."""

from bench.defects import archive, copy, fields, file, photos
from bench.defects.defect import Defect, Planted
from bench.defects.desk import DESK
from bench.defects.planting import Newsroom, plant, plant_all

__all__ = ["CATALOGUE", "DESK", "Newsroom", "Planted", "plant", "plant_all", "without_defect"]

# Those that few articles have room for come first.
CATALOGUE: tuple[Defect, ...] = (
    *archive.DEFECTS, *photos.DEFECTS, *fields.DEFECTS, *copy.DEFECTS, *file.DEFECTS,
)  # fmt: skip

_OF_A_HISTORY = "change/"  # asked of an article before and after; the generated newsroom has no before


def without_defect(rules: list[str]) -> list[str]:
    """Those of the rules that no defect is planted for and should be."""
    planted = {defect.rule for defect in (*CATALOGUE, *DESK)}
    return [rule for rule in rules if rule not in planted and not rule.startswith(_OF_A_HISTORY)]
