"""Whose portal it is, by its name."""

import pytest

from auditor.facts.unit_kind import unit_kind
from auditor.facts.words import Words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("示例县人民政府", "government"),
        ("示例县人民政府门户网站", "government"),
        ("首页 - 示例市人民政府网", "government"),
        ("示例高新技术产业开发区管理委员会", "government"),
        ("示例县教育局", "department"),
        ("示例省生态环境厅门户网站_首页", "department"),
        ("示例市发展和改革委员会官方网站", "department"),
        ("欢迎访问示例县人力资源和社会保障局", "department"),
        ("示例县云山镇人民政府", "township"),
        ("示例区东城街道办事处", "township"),
        ("示例教育信息网", ""),
        ("中共示例县委员会", ""),
        ("示例县人大常务委员会", ""),
        ("示例县政务服务中心", ""),
        ("示例县融媒体中心", ""),
        ("示例网", ""),
        ("网", ""),
        ("", ""),
    ],
)
def test_a_name_tells_whose_portal_it_is(words: Words, name: str, kind: str) -> None:
    assert unit_kind([name], words.portal_names) == kind


def test_the_first_name_that_tells_decides(words: Words) -> None:
    names = ["示例教育", "示例县教育局_示例县人民政府"]
    assert unit_kind(names, words.portal_names) == "department"
