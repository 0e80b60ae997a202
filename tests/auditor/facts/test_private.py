"""Private numbers: found by the ten thousand, and none of what looks like them accused."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from auditor.facts.private import Table, numbers_of_document
from auditor.facts.words import Words
from auditor.model import Page, PrivateKind
from auditor.numbers import has_card_check, is_credit_code, is_identity_number, mask, veil

LATEST = date(2026, 11, 20)
MANY = 10_000
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
REGIONS = ("110105", "130402", "210102", "320583", "370685", "441302", "500101", "610113", "650102")
NAMES = ("王小明", "李小红", "赵大山", "欧阳小雨", "孙某", "周一")


def identity(chance: random.Random) -> str:
    born = date(1930, 1, 1) + timedelta(days=chance.randrange(35_000))
    stem = f"{chance.choice(REGIONS)}{born:%Y%m%d}{chance.randrange(1000):03}"
    return stem + "10X98765432"[sum(int(sign) * weight for sign, weight in zip(stem, WEIGHTS, strict=True)) % 11]


def phone(chance: random.Random) -> str:
    return f"1{chance.choice('3456789')}{chance.randrange(10**9):09}"


def card(chance: random.Random) -> str:
    stem = f"{chance.choice(('622202', '621700', '622848', '436742'))}{chance.randrange(10**12):012}"
    return next(f"{stem}{last}" for last in range(10) if has_card_check(f"{stem}{last}"))


def credit_code(chance: random.Random) -> str:
    stem = f"{chance.choice('159')}1{chance.choice(REGIONS)}" + "".join(chance.choice(SIGNS) for _ in range(9))
    return stem + SIGNS[(31 - sum(SIGNS.index(it) * 3**at for at, it in enumerate(stem)) % 31) % 31]


def numeric_code(chance: random.Random) -> str:
    """A credit code without letters: the one that is most like an identity number."""
    while True:
        stem = f"11{chance.choice(REGIONS)}{chance.randrange(10**9):09}"
        last = (31 - sum(int(it) * 3**at for at, it in enumerate(stem)) % 31) % 31
        if last < 10:
            return f"{stem}{last}"


def moment(chance: random.Random) -> str:
    at = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=chance.randrange(800_000_000))
    return f"{at:%Y%m%d%H%M%S}{chance.randrange(10_000):04}"


def grouped(make: Callable[[random.Random], str], gap: str, *sizes: int) -> Callable[[random.Random], str]:
    """Make numbers as people group them."""

    def made(chance: random.Random) -> str:
        number, groups = make(chance), []
        for size in sizes:
            groups.append(number[:size])
            number = number[size:]
        return gap.join([*groups, number] if number else groups)

    return made


FORMS = [
    (identity, PrivateKind.IDENTITY, "身份证号码", "身份证号：{}", (6, 8)),
    (identity, PrivateKind.IDENTITY, "身份证号码", "身份证号：{}", (6, 4, 4)),
    (identity, PrivateKind.IDENTITY, "身份证号码", "身份证号：{}", (4, 4, 4, 4)),
    (phone, PrivateKind.PHONE, "联系电话", "申请人王小明，联系电话：{}", (3, 4)),
    (card, PrivateKind.BANK_CARD, "一卡通账号", "", (4, 4, 4, 4)),
]


def found(words: Words, text: str = "", *tables: Table) -> list[PrivateKind]:
    return [number.kind for number in numbers_of_document(text, tables, LATEST, words.private)]


def lines(make: Callable[[random.Random], str], form: str) -> Iterator[str]:
    chance = random.Random(form)
    for _ in range(MANY // 500):
        yield "\n".join(form.format(make(chance)) for _ in range(500))


def accused(words: Words, make: Callable[[random.Random], str], form: str) -> int:
    return sum(len(found(words, text)) for text in lines(make, form))


@pytest.mark.parametrize(
    ("form", "least"), [("身份证号：{}", 1), ("张某某（{}）", 0.996), ("拟录用人员{}，女，汉族", 0.996)]
)
def test_identity_numbers_in_a_text_are_found(words: Words, form: str, least: float) -> None:
    """Three in a thousand are a right credit code as well; without a word beside it such a number accuses nobody."""
    expected = sum(len(set(text.split("\n"))) for text in lines(identity, form))
    assert expected >= accused(words, identity, form) >= least * expected


@pytest.mark.parametrize(
    ("make", "kind", "head"),
    [
        (identity, PrivateKind.IDENTITY, "身份证号码"),
        (phone, PrivateKind.PHONE, "联系电话"),
        (card, PrivateKind.BANK_CARD, "一卡通账号"),
    ],
)
def test_every_number_in_a_list_of_persons_is_found(
    words: Words, make: Callable[[random.Random], str], kind: PrivateKind, head: str
) -> None:
    chance, total = random.Random(head), 0
    for _ in range(MANY // 500):
        numbers = [make(chance) for _ in range(500)]
        rows = tuple((str(at), chance.choice(NAMES), number) for at, number in enumerate(numbers))
        seen = found(words, "", Table((("序号", "姓名", head), *rows), "2026年困难群众临时救助对象名单公示"))
        assert seen == [kind] * len(set(numbers))
        total += len(numbers)
    assert total == MANY


@pytest.mark.parametrize("gap", [" ", "-", "\u3000", "\u00a0", "－"])
@pytest.mark.parametrize(("make", "kind", "head", "form", "sizes"), FORMS)
def test_numbers_in_groups_are_found_and_veiled(
    words: Words,
    make: Callable[[random.Random], str],
    kind: PrivateKind,
    head: str,
    form: str,
    sizes: tuple[int, ...],
    gap: str,
) -> None:
    chance, group = random.Random(gap), grouped(make, gap, *sizes)
    numbers = [group(chance) for _ in range(500)]
    rows = tuple((str(at), "王小明", number) for at, number in enumerate(numbers))
    assert found(words, "", Table((("序号", "姓名", head), *rows), "救助对象名单公示")) == [kind] * len(set(numbers))
    if form:
        assert found(words, "\n".join(map(form.format, numbers))) == [kind] * len(set(numbers))
    for number in numbers:
        assert veil(f"号码：{number}。") == f"号码：{mask(number.replace(gap, ''))}。"


@pytest.mark.parametrize(
    ("make", "form"),
    [
        (grouped(identity, "-", 6, 8), "项目编号：{}"),
        (grouped(identity, " ", 6, 8), "某某镇 {} 人"),
        (grouped(identity, "-", 4, 4, 4, 4), "订单 {} 已发货"),
        (grouped(credit_code, " ", 4, 4, 4, 4), "统一社会信用代码：{}"),
        (grouped(numeric_code, "-", 6, 8), "组织机构代码 {}"),
        (grouped(phone, "-", 3, 4), "咨询电话：{}"),
        (grouped(phone, " ", 3, 4), "联系人：王小明，联系电话：{}"),
        (grouped(phone, " ", 3, 4), "合计 {} 万元"),
        (grouped(phone, "-", 3, 4), "文号 {}"),
        (grouped(card, " ", 4, 4, 4, 4), "县财政局国库账号：{}"),
        (grouped(card, "-", 4, 4, 4, 4), "受理编号 {}"),
        (grouped(phone, " ", 3, 4), "申请人 2026 {}"),
        (grouped(phone, "-", 3, 4), "申请人电话：{}-8"),
    ],
)
def test_nothing_in_groups_that_only_looks_like_one_is_accused(
    words: Words, make: Callable[[random.Random], str], form: str
) -> None:
    assert accused(words, make, form) == 0


def test_numbers_in_groups_are_veiled_beside_each_other() -> None:
    assert veil("138 1234 5678 139 8765 4321") == "138******78 139******21"
    assert veil("370685-19550228-1360 138 1234 5678") == "370685**********60 138******78"


def test_numbers_side_by_side_that_prove_nothing_are_left() -> None:
    assert veil("1998 2000 2001 2002") == "1998 2000 2001 2002"
    assert veil("0631-8451234 8452345") == "0631-8451234 8452345"
    assert veil("239-1234-5678") == "239-1234-5678"


@pytest.mark.parametrize(
    ("make", "form"),
    [
        (credit_code, "统一社会信用代码：{}"),
        (credit_code, "某某有限公司 {} 已注销"),
        (numeric_code, "统一社会信用代码 {}"),
        (numeric_code, "县教育局 {} 机关"),
        (numeric_code, "索引号：{}/2026-00012"),
        (lambda chance: f"{chance.randrange(10**17, 10**18)}", "订单编号：{}"),
        (lambda chance: f"{chance.randrange(10**17, 10**18)}", "受理号{}，请查询"),
        (moment, "流水号 {}"),
        (moment, "时间戳：{}"),
        (lambda chance: moment(chance)[:14], "发布于{}"),
        (lambda chance: f"{moment(chance)[:8]}{chance.randrange(1000):03}", "文号〔2026〕{}号"),
        (lambda chance: f"{moment(chance)[:8]}{chance.randrange(10**7):07}", "项目编号：{}"),
        (lambda chance: f"0{chance.randrange(311, 998)}-{chance.randrange(10**6, 10**7)}", "办公电话：{}"),
        (phone, "联系人：王小明，联系电话：{}"),
        (phone, "咨询电话：{}"),
        (phone, "采购代理机构：某某公司，电话：{}"),
        (phone, "申请人可拨打电话{}咨询"),
        (card, "账户名称：某某建设有限公司 开户行：建设银行 账号：{}"),
        (card, "履约保证金汇入账号：{}"),
        (lambda chance: f"{chance.randrange(10**14, 10**15)}", "设备编码：{}"),
    ],
)
def test_nothing_that_only_looks_like_one_is_accused(
    words: Words, make: Callable[[random.Random], str], form: str
) -> None:
    assert accused(words, make, form) == 0


@pytest.mark.parametrize(
    ("make", "title", "heads"),
    [
        (phone, "县河长名单公示", ("序号", "姓名", "联系电话")),
        (phone, "镇村干部包保名单公示", ("序号", "姓名", "电话")),
        (phone, "公开招聘资格审查名单", ("单位", "姓名", "咨询电话")),
        (phone, "定点零售药店名单公示", ("企业名称", "姓名", "电话")),
        (phone, "值班安排", ("日期", "姓名", "手机")),
        (grouped(phone, "-", 3, 4), "值班安排", ("日期", "姓名", "手机")),
        (grouped(card, " ", 4, 4, 4, 4), "专项资金拨付公示", ("收款单位", "姓名", "银行账号")),
        (card, "专项资金拨付公示", ("收款单位", "姓名", "银行账号")),
        (credit_code, "失信企业名单公示", ("企业名称", "姓名", "统一社会信用代码")),
    ],
)
def test_lists_of_offices_and_companies_are_not_accused(
    words: Words, make: Callable[[random.Random], str], title: str, heads: tuple[str, ...]
) -> None:
    chance = random.Random(title)
    rows = tuple((str(at), chance.choice(NAMES), make(chance)) for at in range(MANY))
    assert found(words, "", Table((heads, *rows), title)) == []


def test_masked_numbers_are_fine(words: Words) -> None:
    text = "身份证号：370685********1369，本人电话138****5678，1381234****"
    assert found(words, text) == []


def test_a_number_counts_once_though_text_repeats_the_table(words: Words) -> None:
    number = identity(random.Random(1))
    rows = (("姓名", "身份证号"), ("王小明", number), ("王小明", number))
    text = "\n".join("\t".join(row) for row in rows)
    (one,) = numbers_of_document(text, [Table(rows, "")], LATEST, words.private)
    assert (one.masked, one.count, one.context, one.where) == (mask(number), 2, "身份证号", "1:2")


def test_an_old_number_counts_only_beside_its_name(words: Words) -> None:
    assert found(words, "身份证：370685550228136") == [PrivateKind.IDENTITY]
    assert found(words, "编号 370685550228136 已办结") == []


def test_a_day_of_birth_ahead_or_a_region_that_is_none_makes_no_identity_number(words: Words) -> None:
    assert not is_identity_number("370685203002281360", LATEST)
    numbers = [identity(random.Random(at)) for at in range(50)]
    assert all(is_identity_number(number, LATEST) for number in numbers)
    assert is_credit_code("91350100M000100Y43")
    assert found(words, "11010519491231002X") == []


def test_the_footer_of_a_page_accuses_nobody(read: Callable[..., Page]) -> None:
    page = read(
        "<h1>通知</h1><p>正文</p><div class='footer'>主办单位：示例县人民政府 网站标识码：3700000001 "
        "申请人联系电话：13812345678</div>"
    )
    assert page.private == ()


def test_what_leaves_the_audit_folder_is_veiled() -> None:
    number = identity(random.Random(3))
    assert veil(f"身份证号{number}。") == f"身份证号{mask(number)}。"
    assert veil("电话13812345678，") == "电话138******78，"
    assert veil("/art/13812345678.html") == "/art/13812345678.html"
    assert veil("卡号6222021234567890128") == "卡号622202***********28"
    assert veil("2026年11月20日，编号20261120123456789") == "2026年11月20日，编号20261120123456789"


def test_a_list_in_plain_text_is_read_as_well(words: Words) -> None:
    number = identity(random.Random(6))
    assert found(words, f"姓名\t身份证号\n王小明\t{number}") == [PrivateKind.IDENTITY]


def test_running_text_in_a_table_that_only_lays_out_the_page_is_read(read: Callable[..., Page]) -> None:
    page = read("<table><tr><td><h1>答复</h1><p>申请人张某某，联系电话：13812345678，住东村。</p></td></tr></table>")
    assert [number.kind for number in page.private] == [PrivateKind.PHONE]
