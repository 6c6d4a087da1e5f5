"""Amounts as papers print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.data import folder
from pcdlint.figures.amounts import scan_amounts
from pcdlint.figures.words import number_word, read_lists, shipped_words


def only(text: str):
    (amount,) = scan_amounts(text)
    return amount, text[amount.span.start : amount.span.end]


@pytest.mark.parametrize(
    ("text", "printed", "value", "low", "high"),
    [
        ("£4,183,000", "£4,183,000", 4183000, 4183000, 4183000),
        ("It costs £500,000. Next", "£500,000", 500000, 500000, 500000),
        ("(£151k) is", "£151k", 151000, 150500, 151500),
        ("£1.87m", "£1.87m", 1870000, 1865000, 1875000),
        ("£1,461k.", "£1,461k", 1461000, 1460500, 1461500),
        ("£0.95M,", "£0.95M", 950000, 945000, 955000),
        ("£1.2 million", "£1.2 million", 1200000, 1150000, 1250000),
        ("£1.2\u00a0million", "£1.2\u00a0million", 1200000, 1150000, 1250000),
        ("£3bn", "£3bn", 3000000000, 2500000000, 3500000000),
        ("£ 1.2m", "£ 1.2m", 1200000, 1150000, 1250000),
        ("£5m", "£5m", 5000000, 4500000, 5500000),
        ("£20.698 to", "£20.698", "20.698", "20.6975", "20.6985"),
        ("£1,438,598.50", "£1,438,598.50", "1438598.50", "1438598.50", "1438598.50"),
        ("a fall of -£5,000", "-£5,000", -5000, -5000, -5000),
        ("2025 - £5,000", "£5,000", 5000, 5000, 5000),
        ("£(5,000)", "£(5,000)", -5000, -5000, -5000),
        ("Item\t(£5,000)\n", "(£5,000)", -5000, -5000, -5000),
        ("the grant (£5,000) is", "£5,000", 5000, 5000, 5000),
        ("GBP 5m", "GBP 5m", 5000000, 4500000, 5500000),
        ("5,000 pounds", "5,000 pounds", 5000, 5000, 5000),
        ("£4,183, 000", "£4,183, 000", 4183000, 4183000, 4183000),
        ("£4\u00a0183\u00a0000", "£4\u00a0183\u00a0000", 4183000, 4183000, 4183000),
        ("£500 2025/26", "£500", 500, 500, 500),
        ("£3 members", "£3", 3, 3, 3),
        ("£5,000,", "£5,000", 5000, 5000, 5000),
        ("12.5%", "12.5%", "12.5", "12.45", "12.55"),
        ("12 per cent of", "12 per cent", 12, "11.5", "12.5"),
    ],
)
def test_value_and_interval(text, printed, value, low, high):
    amount, shown = only(text)
    assert shown == printed
    assert (amount.value, amount.low, amount.high) == (Decimal(value), Decimal(low), Decimal(high))
    assert amount.flaw is None


@pytest.mark.parametrize(
    ("text", "qualifier", "per"),
    [
        ("upto £50,000", "up-to", None),
        ("up to a total value of £230,000", "up-to", None),
        ("up to a maximum amount of £700,000 per year", "up-to", "year"),
        ("approximately £100,000", "about", None),
        ("c. £3m", "about", None),
        ("~£3m", "about", None),
        ("estimated at £100,000", "about", None),
        ("in excess of £50,000", "above", None),
        ("£50,000 or above", "above", None),
        ("grants below £50k", "below", None),
        ("(£487k per annum)", None, "year"),
        ("£487k p.a.", None, "year"),
        ("£487k pa)", None, "year"),
        ("£487k (per annum)", None, "year"),
        ("£487k a year", None, "year"),
        ("£487k each year", None, "year"),
        ("£487k per\nannum", None, "year"),
        ("£25,000 each", None, "each"),
        ("4 grants each of £25,000", None, "each"),
        ("£2,000 per month", None, "month"),
        ("£60 per person", None, "each"),
        ("£50,000 or more per year", "above", "year"),
        ("annual cost of £4m", None, "year"),
        ("a total of £4m", None, None),
        ("£4m as a whole", None, None),
    ],
)
def test_words_around(text, qualifier, per):
    amount, _ = only(text)
    assert (amount.qualifier, amount.per) == (qualifier, per)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("£1,23,000", "grouping"),
        ("£12,3456", "grouping"),
        ("£1234,567", "grouping"),
        ("£31,469m", "comma-for-point"),
        ("£1,87m", "comma-for-point"),
        ("£1,8 million", "comma-for-point"),
        ("£1.2.3m", "points"),
        ("£1.234.567", "points"),
        ("£4,183,000m", "unit"),
        ("£4,183m", None),
        ("£1,461k", None),
    ],
)
def test_flaw(text, flaw):
    amount, printed = only(text)
    assert (amount.flaw, printed) == (flaw, text)


@pytest.mark.parametrize("text", ["£000", "£000s", "£XX", "£", "%", "per cent", "ten", "2025/26", "£'000"])
def test_no_amount(text):
    assert scan_amounts(text) == ()


def test_range_shares_its_unit():
    text = "between £5-10m and £3m–£4m, £6-£7m, £500,000 - £1.2m"
    amounts = scan_amounts(text)
    values = [5000000, 10000000, 3000000, 4000000, 6000000, 7000000, 500000, 1200000]
    assert [int(a.value) for a in amounts] == values
    assert [text[a.span.start : a.span.end] for a in amounts[:4]] == ["£5", "10m", "£3m", "£4m"]


@pytest.mark.parametrize(
    ("word", "value"),
    [("twelve", 12), ("Twenty-one", 21), ("thirty five", 35), ("none", 0), ("forty", 40), ("12", None), ("tens", None)],
)
def test_number_word(word, value):
    assert number_word(word) == value


@given(st.integers(0, 10**10))
def test_grouped_integers_stand_for_themselves(value):
    amount, printed = only(f"a total of £{value:,}, of which")
    assert amount.low == amount.value == amount.high == value
    assert printed == f"£{value:,}"


@given(st.text(alphabet="£0123456789.,()-–%mk \n\tper annum", max_size=40))
def test_any_text_can_be_scanned(text):
    ends = [(a.span.start, a.span.end) for a in scan_amounts(text)]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert ends == sorted(ends)


def test_words_file_is_yaml():
    import yaml

    text = (folder("rules") / "core" / "vocabulary" / "figures.yaml").read_text(encoding="utf-8")
    assert read_lists(text) == yaml.safe_load(text)
    assert shipped_words().lists["tens"][0] == "twenty"
