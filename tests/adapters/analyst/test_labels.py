"""Labels are read from a CSV file with three columns, and anything else is refused in words."""

import pytest

from core.adapters.analyst.labels import LabelsRefused, read_labels


def test_labels_are_read_by_person_and_item_whatever_the_order_of_columns() -> None:
    told = 'label,more,item_id,person_id\r\nbread,x,i1,p\r\n"tea, green",,i2,p\r\nbread,,i1,q\r\n'
    assert read_labels(told.encode("utf-8-sig")) == {"p": {"i1": "bread", "i2": "tea, green"}, "q": {"i1": "bread"}}


def test_the_last_label_of_an_item_counts_and_a_row_without_one_is_none() -> None:
    told = "person_id,item_id,label\np,i1,a\np,i1,b\np,i2, \n,i3,c\np\n"
    assert read_labels(told.encode()) == {"p": {"i1": "b"}}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"person_id,item_id\np,i\n",
        b"person_id,item_id,label\n",
        b"person_id,item_id,label\n,,\n",
        b"\xff\xfe\x00",
        b"PK\x03\x04 a zip",
        b'person_id,item_id,label\n"' + b"x" * 200_000 + b'",i,l\n',
    ],
)
def test_what_holds_no_labels_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(LabelsRefused, match=r"\w+ \w+ \w+"):
        read_labels(content)
