import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.sources._arrays import BrokenArray, items

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='a\\"[]{},:\n é🙂'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='a,"}]'), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(JSON, min_size=1), st.integers(1, 9), st.sampled_from([None, 1]), st.booleans())
def test_items_are_told_apart_wherever_the_chunks_are_cut(values, size, indent, is_ascii):
    source = json.dumps(values, indent=indent, ensure_ascii=is_ascii)[1:] + " \n"
    chunks = [source[start : start + size] for start in range(0, len(source), size)]
    assert [json.loads(item) for item in items(chunks, 10**6)] == values


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='a\\"[]{},'))
def test_any_text_ends_in_items_or_in_a_reason(source):
    try:
        found = list(items([source], 10**6))
    except BrokenArray as error:
        assert "\n" not in str(error)
    else:
        assert source.startswith(",".join(found))


def test_an_item_beyond_the_limit_is_refused():
    with pytest.raises(BrokenArray, match="an item is over 1,000 characters"):
        list(items(iter(['"' + "a" * 600] * 9), 1000))
