"""What is published of institutions and leaders, as a table."""

from datetime import datetime

import msgspec

from auditor.model import ItemState, PlacedUnit, Site, Unit, UnitKind
from auditor.pack import Pack
from auditor.units import unit_verdicts
from rules.disclosure.missing_field import MissingField

HOST = "http://www.example.gov.cn/"
SHEET = {
    "id": "sheet",
    "title": ("规范", "Sheet"),
    "document": "文件",
    "sources": {"law": "文件"},
    "indicators": [
        {
            "code": "1",
            "group": "公开",
            "title": ("机构", "Units"),
            "clause": ("机构", "Units"),
            "source": "law",
            "mark": "V",
            "effect": "note",
            "uses": [
                {
                    "rule": "missing-field",
                    "params": {
                        "kind": "institution",
                        "fields": {"duties": "职责", "address": "地址", "phone": "电话"},
                    },
                }
            ],
        }
    ],
}


def test_a_unit_lacks_what_the_rule_says_it_lacks() -> None:
    units = {
        "教育局": ("duties", "address", "phone"),
        "民政局": ("duties", "phone"),
        "财政局": ("phone",),
    }
    placed = [PlacedUnit(Unit(UnitKind.INSTITUTION, name, keys), f"{HOST}{name}") for name, keys in units.items()]
    leader = PlacedUnit(Unit(UnitKind.LEADER, "王小明", ()), f"{HOST}ld")
    site = Site(HOST, "www.example.gov.cn", datetime(2026, 11, 20), None, units=(*placed, leader))
    told = unit_verdicts(site, [msgspec.convert(SHEET, Pack)], {"missing-field": MissingField})
    assert [(it.name, [field.state for field in it.fields]) for it in told] == [
        ("民政局", [ItemState.PRESENT, ItemState.MISSING, ItemState.PRESENT]),
        ("财政局", [ItemState.UNDECIDED, ItemState.UNDECIDED, ItemState.PRESENT]),
        ("教育局", [ItemState.PRESENT] * 3),
    ]
    assert [field.name for field in told[0].fields] == ["职责", "地址", "电话"]
