"""Lists of people in every format: what is read, what a bad entry costs, what comes back whole."""

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.discover import modules
from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.people import formats
from quotetrack.people.formats import read_people, write_csv, write_popolo
from quotetrack.people.gazetteer import gazetteer, officeholders
from quotetrack.records import Identifier, OtherName, Person, Role

FORMATS = modules("quotetrack.people.formats")


def read(name, content):
    raw = content if isinstance(content, bytes) else content.encode()
    found = list(read_people(name, raw))
    people = [one for one in found if isinstance(one, Person)]
    return people, [str(one) for one in found if isinstance(one, UnreadableSource)]


def one(name, content):
    people, problems = read(name, content)
    assert problems == [] and len(people) == 1
    return people[0]


@pytest.mark.parametrize("name", FORMATS)
def test_format_keeps_the_contract(name):
    module = FORMATS[name]
    assert all(suffix.startswith(".") for suffix in module.SUFFIXES)
    assert not module.is_format(b"") and not module.is_format(b"\x89PNG\r\n")
    assert module.__doc__.splitlines()[0].endswith(".")


POPOLO = {
    "persons": [
        {
            "id": "ilka-torvald",
            "name": "Ilka Torvald",
            "other_names": [{"name": "Ilka Brenn", "note": "maiden name", "end_date": "1999"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q987654321"}],
            "gender": "female",
            "memberships": [
                {
                    "role": "president",
                    "area": {"name": "Vesmark"},
                    "start_date": "2021-05-01",
                    "end_date": None,
                }
            ],
        }
    ]
}
TORVALD = Person(
    id="ilka-torvald",
    name="Ilka Torvald",
    gender="female",
    other_names=(OtherName(name="Ilka Brenn", note="maiden name", end_date="1999"),),
    identifiers=(Identifier(scheme="wikidata", identifier="Q987654321"),),
    roles=(Role(role="president", place="Vesmark", start_date="2021-05-01"),),
    source="people.json",
)


@pytest.mark.parametrize("content", [POPOLO, POPOLO["persons"], POPOLO["persons"][0]])
def test_popolo_is_read_as_a_document_an_array_or_an_entry(content):
    assert one("people.json", json.dumps(content)) == TORVALD
    assert one("people.json", b"\xef\xbb\xbf" + json.dumps(content, indent=2).encode()) == TORVALD


def test_popolo_lines_are_read_one_by_one():
    lines = "\n".join(json.dumps({"name": name}) for name in ("Anna Kosh", "Bela Varga"))
    assert [person.id for person in read("people.jsonl", lines)[0]] == ["anna-kosh", "bela-varga"]


EVERYPOLITICIAN = {
    "persons": [
        {"id": "0e1a7cbe-1f5c-4c3f-9b5e-aa0b4e3b1c11", "name": "Anna Kosh", "birth_date": "1970-02-03"}
    ],
    "organizations": [{"id": "house", "name": "House of Ordania", "classification": "legislature"}],
    "areas": [{"id": "lisk", "name": "Lisk"}],
    "posts": [{"id": "speaker", "label": "Speaker", "area": {"name": "Ordania"}}],
    "events": [{"id": "term/4", "name": "4th", "start_date": "2019-03-01", "end_date": "2023"}],
    "memberships": [
        {
            "person_id": "0e1a7cbe-1f5c-4c3f-9b5e-aa0b4e3b1c11",
            "organization_id": "house",
            "area_id": "lisk",
            "role": "member",
            "legislative_period_id": "term/4",
        },
        {"person_id": "0e1a7cbe-1f5c-4c3f-9b5e-aa0b4e3b1c11", "post_id": "speaker", "start_date": "2021"},
    ],
}


def test_memberships_beside_the_persons_are_read_by_what_they_point_at():
    kosh, house = read("term.json", json.dumps(EVERYPOLITICIAN))[0]
    assert kosh.id == "anna-kosh"
    assert kosh.roles == (
        Role(role="member of House of Ordania", place="Lisk", start_date="2019-03-01", end_date="2023"),
        Role(role="Speaker", place="Ordania", start_date="2021"),
    )
    assert (house.type, house.roles) == ("organization", (Role(role="legislature"),))


CSV = """name{0}other_names{0}wikidata{0}gender{0}role{0}place{0}start_date{0}end_date{0}shoe size
Ilka Torvald{0}"Ilka Brenn; Torvald, I."{0}https://www.wikidata.org/wiki/Q987654321{0}f{0}minister{0}Vesmark{0}2015{0}2019-06{0}38
Ilka Torvald{0}{0}Q987654321{0}{0}president{0}Vesmark{0}2021-05-01{0}{0}
Silt Watch{0}{0}{0}{0}{0}{0}{0}{0}
"""


@pytest.mark.parametrize(("name", "delimiter"), [("p.csv", ","), ("p.tsv", "\t"), ("p.csv", "\t")])
def test_rows_of_one_person_are_one_person(name, delimiter):
    (torvald, watch), problems = read(name, CSV.format(delimiter))
    assert problems == [] and watch.name == "Silt Watch"
    assert [other.name for other in torvald.other_names] == ["Ilka Brenn", "Torvald, I."]
    assert (torvald.gender, torvald.identifiers[0].identifier) == ("female", "Q987654321")
    assert [(role.role, role.start_date, role.end_date) for role in torvald.roles] == [
        ("minister", "2015", "2019-06"),
        ("president", "2021-05-01", None),
    ]


def test_semicolons_part_the_cells_where_the_header_says_so():
    assert (
        one("p.csv", 'Name;Place;Role;Type\n"Silt Watch";Lisk;charity;organisation\n').type == "organization"
    )


def test_the_page_shows_a_file_that_can_be_read():
    page = (Path(__file__).parents[2] / "docs" / "extending.md").read_text(encoding="utf-8")
    (torvald, watch), problems = read("p.csv", re.search(r"```csv\n(.*?)```", page, re.DOTALL)[1])
    assert problems == [] and watch.type == "organization"
    assert [role.role for role in torvald.roles] == ["president", "water minister"]
    assert [other.name for other in torvald.other_names] == ["Ilka Brenn", "Ілка Торвальд"]


def snak(value):
    return {"datavalue": {"value": value}}


def time(day, precision):
    return snak({"time": f"+{day}T00:00:00Z", "precision": precision})


ENTITY = {
    "id": "Q987654321",
    "labels": {
        "en": {"value": "Ilka Torvald"},
        "uk": {"value": "Ілка Торвальд"},
        "de": {"value": "Ilka Torvald"},
    },
    "aliases": {"en": [{"value": "Ilka Brenn"}], "de": [{"value": "Ilka Brenn"}]},
    "claims": {
        "P31": [{"mainsnak": snak({"id": "Q5"})}],
        "P21": [{"mainsnak": snak({"numeric-id": 6581072})}],
        "P39": [
            {
                "mainsnak": snak({"id": "Q111"}),
                "qualifiers": {"P580": [time("2021-05-01", 11)], "P582": [time("2023-00-00", 9)]},
            },
            {"mainsnak": snak({"id": "Q222"})},
            {
                "mainsnak": snak({"id": "Q333"}),
                "qualifiers": {"P1932": [snak("mayor")], "P642": [snak({"id": "Q9"})]},
            },
        ],
    },
}
POSITION = {"id": "Q111", "labels": {"en": {"value": "President of Ukraine"}}}
LISK = {"id": "Q9", "labels": {"en": {"value": "Lisk"}}}
ENTITIES = [ENTITY, POSITION, LISK]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Q987654321.json", json.dumps({"entities": {entity["id"]: entity for entity in ENTITIES}})),
        ("dump.json", "[\n" + ",\n".join(map(json.dumps, ENTITIES)) + "\n]\n"),
        ("dump.json", json.dumps(ENTITIES, indent=1)),
        ("dump.jsonl", "\n".join(map(json.dumps, ENTITIES))),
        ("EntityData", json.dumps({"entities": {entity["id"]: entity for entity in ENTITIES}})),
    ],
)
def test_entities_are_read_however_they_come(name, content):
    torvald = one(name, content)
    assert (torvald.id, torvald.name, torvald.gender) == ("ilka-torvald", "Ilka Torvald", "female")
    assert [(other.name, other.note) for other in torvald.other_names] == [
        ("Ілка Торвальд", "uk"),
        ("Ilka Brenn", "de"),
    ]
    assert torvald.roles == (
        Role(role="President of Ukraine", place="Ukraine", start_date="2021-05-01", end_date="2023"),
        Role(role="mayor", place="Lisk"),
    )


def test_an_entity_that_is_nobody_is_left_out():
    people, problems = read("Q1.json", json.dumps(POSITION | {"claims": {}}))
    assert people == [] and "holds no person" in problems[0]


def test_an_organisation_is_known_by_its_class_or_its_seat():
    for claims in (
        {"P31": [{"mainsnak": snak({"id": "Q7278"})}]},
        {"P159": [{"mainsnak": snak({"id": "Q9"})}]},
    ):
        assert (
            one("Q2.json", json.dumps({"labels": {"en": {"value": "Union"}}, "claims": claims})).type
            == "organization"
        )


def test_somebody_whom_the_gazetteer_knows_is_found_by_the_identifier():
    raw = {
        "id": "x",
        "name": "Володимир Зеленський",
        "identifiers": [{"scheme": "wikidata", "identifier": "Q3874799"}],
    }
    found = one("mine.json", json.dumps([raw]))
    assert (found.id, found.name, found.source) == ("volodymyr-zelensky", "Volodymyr Zelensky", "mine.json")
    assert "Володимир Зеленський" in found.names
    assert any(role.role == "president" for role in found.roles)


def test_an_office_as_the_list_has_it_stands_in_place_of_the_gazetteers():
    rows = "name,role,place,start_date,end_date\nVolodymyr Zelensky,President,Ukraine,2019-05-20,2030-01-01\n"
    held = [role for role in one("mine.csv", rows).roles if role.role.casefold() == "president"]
    assert [role.end_date for role in held] == ["2030-01-01"]


def test_somebody_else_of_a_known_name_gets_an_id_of_their_own():
    for spelling in ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Володимир Зеленський"):
        assert one("mine.csv", f"name\n{spelling}\n").id == "volodymyr-zelensky"
    assert (
        one("mine.csv", "name,role,place\nVolodymyr Zelensky,baker,Lisk\n").id
        == "volodymyr-zelensky-baker-lisk"
    )
    assert one("mine.csv", "name,wikidata\nVolodymyr Zelensky,Q42\n").id == "volodymyr-zelensky-q42"


NAMESAKES = [
    {"name": "Anna Kosh", "identifiers": [{"scheme": "wikidata", "identifier": "Q987654321"}]},
    {"name": "Anna Kosh", "birth_date": "1950-03-01"},
    {"name": "Anna Kosh", "memberships": [{"role": "nurse", "area": {"name": "Lisk"}}]},
    {"name": "Anna Kosh", "memberships": [{"role": "nurse", "area": {"name": "Tarn"}}]},
]


@given(st.permutations(NAMESAKES))
def test_the_order_of_the_entries_gives_nobody_another_id(entries):
    people, problems = read("p.json", json.dumps(entries))
    assert problems == []
    assert {person.id for person in people} == {
        "anna-kosh-q987654321",
        "anna-kosh-1950",
        "anna-kosh-nurse-lisk",
        "anna-kosh-nurse-tarn",
    }


BAD = [
    ("p.json", "", "p.json: the file is empty"),
    ("p.json", "{", "broken JSON at line 1, column 2"),
    ("p.json", '{"persons": 5}', "`persons` is no array"),
    ("p.json", '{"persons": [5]}', "p.json, persons 1: no JSON object stands here"),
    ("p.json", '[{"name": ["x"]}]', "p.json, item 1: has no `name`"),
    ("p.json", "[]", "holds no person"),
    ("p.json", "[" * 100_000, "nested too deeply"),
    ("p.json", b'[{"name": "\xff"}]', "not UTF-8"),
    (
        "p.json",
        '[{"id": "anna", "name": "Anna"}, {"id": "anna", "name": "Anne"}]',
        "item 2: 'anna' is there already",
    ),
    ("p.json", '{"entities": {"Q1": 5}}', "p.json, Q1: no entity of Wikidata"),
    ("p.json", '{"entities": {"Q1": {"claims": {"P159": [{}]}}}}', "p.json, Q1: has no label"),
    ("p.csv", "name,role\n,baker\n", "p.csv, line 2: has no `name`"),
    ("p.csv", b"name\n\xff\n", "p.csv, line 2: byte 6 is not UTF-8"),
    ("p.csv", "name\n" + "x" * 200_000 + "\n", "p.csv, line 2: broken CSV"),
    ("p.csv", "surname\nKosh\n", "p.csv: no list of people that can be read"),
    ("p.xlsx", b"PK\x03\x04", "p.xlsx: no list of people that can be read"),
]


@pytest.mark.parametrize(("name", "content", "expected"), BAD)
def test_a_bad_entry_costs_one_line(name, content, expected):
    problems = read(name, content)[1]
    assert len(problems) == 1 and expected in problems[0] and "\n" not in problems[0]


def test_the_entries_around_a_bad_one_are_read():
    people, problems = read("p.json", '[{"name": "Anna Kosh"}, null, {"name": "Bela Varga"}]')
    assert [person.name for person in people] == ["Anna Kosh", "Bela Varga"] and len(problems) == 1


def test_a_bad_day_costs_the_day():
    rows = "name,role,start_date,end_date\nAnna Kosh,mayor,soon,2020-02-31\n"
    found = list(read_people("p.csv", rows.encode()))
    assert [type(item) for item in found] == [DroppedField, DroppedField, Person]
    assert "p.csv, line 2: 'soon' is no day such as 2019-05-30" in str(found[0])
    assert found[-1].roles == (Role(role="mayor"),)


KEYS = (
    "persons organizations memberships name id other_names identifiers scheme identifier area post role"
    " start_date entities labels aliases claims en value P31 P39"
    " P21 P569 mainsnak datavalue qualifiers P580 time"
).split()
HOSTILE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=200)
@given(HOSTILE, st.sampled_from(["p.json", "p.jsonl", "p"]))
def test_nothing_in_json_raises(value, name):
    for item in read_people(name, json.dumps(value).encode()):
        assert isinstance(item, Person | UnreadableSource)


@given(st.sampled_from(["p.json", "p.jsonl", "p.csv", "p.tsv", ""]), st.binary(max_size=200), st.booleans())
def test_nothing_in_bytes_raises(name, raw, has_header):
    for item in read_people(name, b"name,role,start_date\n" + raw if has_header else raw):
        assert isinstance(item, Person | UnreadableSource)


WORD = st.text(st.characters(categories=["L", "Nd", "P", "S"]), min_size=1, max_size=12)
WORDS = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
DAYS = st.none() | st.dates().map(lambda day: day.isoformat()) | st.integers(1000, 2999).map(str)
ROLES = st.builds(
    lambda role, place, start, end, is_over: Role(
        role=role,
        place=place,
        start_date=min(start, end) if start and end else start,
        end_date=max(start or end, end) if end and is_over else None,
        known_until=max(start or end, end) if end and not is_over else None,
    ),
    WORDS,
    st.none() | WORDS,
    DAYS,
    DAYS,
    st.booleans(),
)


@st.composite
def people(draw):
    ids = draw(
        st.lists(st.from_regex(r"zz[a-z]{1,5}(-[a-z0-9]{1,5}){1,2}", fullmatch=True), unique=True, max_size=4)
    )
    return [
        Person(
            id=id,
            name=(names := draw(st.lists(WORDS, min_size=1, max_size=3, unique=True)))[0],
            type=draw(st.sampled_from(["person", "organization"])),
            gender=draw(st.sampled_from(["", "female", "male"])),
            other_names=tuple(OtherName(name=name, note=draw(st.none() | WORDS)) for name in names[1:]),
            identifiers=tuple(
                Identifier(scheme="viaf", identifier=number)
                for number in draw(st.lists(WORD, max_size=2, unique=True))
            ),
            roles=tuple(draw(st.lists(ROLES, max_size=3, unique=True))),
            source="p.json",
        )
        for id in ids
    ]


@given(people())
def test_popolo_written_and_read_is_the_same(people):
    out = io.StringIO()
    write_popolo(people, out)
    found = list(read_people("p.json", out.getvalue().encode()))
    if people:
        assert sorted(found, key=lambda person: person.id) == sorted(people, key=lambda person: person.id)
    else:
        assert [type(item) for item in found] == [UnreadableSource]


def test_the_gazetteer_written_and_read_is_the_same():
    out = io.StringIO()
    write_popolo(gazetteer(), out)
    assert tuple(read_people("gazetteer", out.getvalue().encode())) == gazetteer()


def test_csv_written_and_read_is_the_same_but_for_what_it_has_no_column_for():
    out = io.StringIO()
    write_csv(officeholders(), out)
    found = list(read_people("gazetteer.csv", out.getvalue().encode()))
    assert [person.model_copy(update={"source": "gazetteer"}) for person in found] == [
        person.model_copy(
            update={"other_names": tuple(OtherName(name=one.name) for one in person.other_names)}
        )
        for person in officeholders()
    ]


def test_what_a_spreadsheet_would_run_is_defused_and_comes_back_whole():
    formula = Person(id="zz-formula", name='=HYPERLINK("x")', source="p.csv")
    out = io.StringIO()
    write_csv([formula], out)
    assert "'=HYPER" in out.getvalue()
    assert one("p.csv", out.getvalue()) == formula


def test_what_a_terminal_would_act_upon_is_escaped():
    out = io.StringIO()
    write_popolo([Person(id="zz-bidi", name="a\u202eb\x9bc")], out)
    assert "\\u202e" in out.getvalue() and "\\u009b" in out.getvalue()


def test_formats_are_exported():
    assert sorted(formats.__all__) == ["read_people", "write_csv", "write_popolo"]
