"""The shape of the code: who imports whom, who touches the world, what is raised, how long things get."""

import ast
import functools
import inspect
import re
from pathlib import Path

from quotetrack import errors

PACKAGE = Path(errors.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

EVERYTHING = {
    *("errors", "records", "discover", "assets", "fetch", "sources", "exports", "attribution"),
    *("names", "people", "resolution", "words", "statements", "checking", "topics", "meaning"),
    *(
        "pipeline",
        "extraction",
        "workers",
        "store",
        "queries",
        "evaluation",
        "ingest",
        "importing",
        "cluster",
    ),
    "watching",
}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "records": set(),
    "discover": set(),
    "assets": {"errors"},
    "fetch": {"errors"},
    "sources": {"records", "errors", "discover"},
    "exports": {"records", "errors", "discover", "assets"},
    "names": {"assets", "errors"},
    "words": {"assets", "errors"},
    "statements": {"words", "records", "assets", "errors"},
    "checking": {"words", "records", "errors", "assets"},
    "people": {"records", "errors", "assets", "discover", "names", "exports"},
    "resolution": {"records", "errors", "names", "people", "words"},
    "attribution": {"assets", "errors", "names", "people", "records"},
    "pipeline": {"attribution", "people", "assets", "errors", "discover"},
    "extraction": {"pipeline", "attribution", "records", "errors", "assets"},
    "topics": {"words", "records", "assets", "errors", "discover"},
    "meaning": {"assets", "errors"},
    "store": {
        *("records", "errors", "names", "people", "resolution", "words", "statements"),
        *("topics", "meaning"),
    },
    "queries": {
        *("store", "records", "errors", "assets", "names", "people", "resolution"),
        *("words", "statements", "checking", "topics", "meaning"),
    },
    "workers": {"extraction", "records", "errors"},
    "evaluation": {"records", "errors"},
    "ingest": {"sources", "fetch", "extraction", "store", "records", "errors"},
    "importing": {"queries", "store", "names", "records", "errors"},
    "watching": {"ingest", "fetch", "queries", "records", "errors"},
    "cluster": {
        *("ingest", "workers", "sources", "fetch", "exports", "records", "errors"),
    },
    "cli": EVERYTHING,
    "__init__": {"extraction", "store", "queries", "records", "errors"},
    "__main__": {"cli"},
}
NEEDS_SPACY = {"attribution", "pipeline", "extraction", "workers", "ingest", "watching"}
NEEDS_NUMPY = {"meaning"}
ANSWERS = {
    "cli",
    "queries",
    "store",
    "exports",
    "records",
    "errors",
    "discover",
    "assets",
    "names",
    "people",
    "resolution",
    "words",
    "statements",
    "checking",
    "topics",
    "__init__",
    "__main__",
}
SLOW = {
    "spacy",
    "thinc",
    "numpy",
    "rich",
    "rapidfuzz",
    "tabulate",
    "httpx",
    "urllib",
    "tokenizers",
    "pyarrow",
    "ray",
    "duckdb",
}
TOUCHES_THE_WORLD = {"fetch", "assets", "store", "cli", "cluster"}
READERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob"}
NETWORK = {"httpx", "requests", "urllib", "socket", "http"}
MISUSE = {"ValueError", "TypeError", "KeyError", "IndexError", "AttributeError"}  # the caller's mistake
LEAVING = {"SystemExit", "Exit", "BadParameter"}  # how a command ends
SQL = re.compile(
    r"\s*(select .+ from|insert .*into|update \w+ set|delete from|create (table|index|view|virtual)|pragma) ",
    re.IGNORECASE | re.DOTALL,
)


def layer(path):
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@functools.cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(nodes):
    """Yield every imported name in full."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_layers(nodes):
    return {name.split(".")[1] for name in imports(nodes) if name.startswith("quotetrack.")}


def at_module_level(module):
    """Yield the statements that an import runs: not what stands in functions or under TYPE_CHECKING."""
    for node in module.body:
        if isinstance(node, ast.Try):
            yield from ast.walk(node)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from ast.walk(node)
        else:
            yield node


def named(node):
    """Return the last part of a dotted name: ``gzip.open`` is ``open``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def calls(module):
    return [node.func for node in ast.walk(module) if isinstance(node, ast.Call)]


def in_layers(layers):
    """Try each file of some layers in one test: a test each would cost the suite more than the trying."""
    own = [path for path in FILES if layer(path) in layers]

    def tried(test):
        def in_each():
            assert own
            for path in own:
                try:
                    test(path)
                except AssertionError as error:
                    error.add_note(f"in {path.relative_to(PACKAGE)}")
                    raise

        return in_each

    return tried


each_file = in_layers({layer(path) for path in FILES})


@each_file
def test_imports_point_down(path):
    own = layer(path)
    assert imported_layers(ast.walk(tree(path))) <= MAY_IMPORT[own] | {own}


def test_a_forbidden_import_is_seen_wherever_it_hides():
    hidden = ast.parse("def late():\n    from quotetrack.store import open\nimport quotetrack.queries as q")
    assert imported_layers(ast.walk(hidden)) == {"store", "queries"}


@in_layers(ANSWERS)
def test_questions_are_answered_without_slow_imports(path):
    """A command imports spaCy, and what needs it, inside its function: ``--help`` must not pay for it."""
    nodes = list(at_module_level(tree(path)))
    assert {name.split(".")[0] for name in imports(nodes)} & SLOW == set()
    assert imported_layers(nodes) & (NEEDS_SPACY | NEEDS_NUMPY) == set()


@in_layers({layer(path) for path in FILES} - TOUCHES_THE_WORLD)
def test_only_the_edge_touches_the_world(path):
    module = tree(path)
    assert {name.split(".")[0] for name in imports(ast.walk(module))} & NETWORK == set()
    assert {named(call) for call in calls(module)} & READERS == set()


@in_layers({layer(path) for path in FILES} - {"store", "queries"})
def test_sql_stands_in_store_and_queries_only(path):
    module = tree(path)
    prose = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    strings = [node for node in ast.walk(module) if isinstance(node, ast.Constant) and id(node) not in prose]
    assert [node.value for node in strings if isinstance(node.value, str) and SQL.match(node.value)] == []


@each_file
def test_nothing_prints(path):
    assert "print" not in {call.id for call in calls(tree(path)) if isinstance(call, ast.Name)}


# a private module may tell its own folder of a failure, which the folder turns into an error of ours
PRIVATE = {
    node.name
    for path in FILES
    if path.stem.startswith("_") and path.stem != "__init__"
    for node in ast.walk(tree(path))
    if isinstance(node, ast.ClassDef) and {named(base) for base in node.bases} & MISUSE
}
OURS = {name: error for name, error in vars(errors).items() if inspect.isclass(error)}


def test_every_error_is_drawn_in_the_tree():
    drawn = re.findall(
        r"^(?:[│ ]   )*(?:[├└]── )?(\w+)(?:   |$)", errors.__doc__.split("\n\n", 1)[1], re.MULTILINE
    )
    assert sorted(drawn) == sorted(OURS)
    assert all(issubclass(error, errors.QuotetrackError) for error in OURS.values())


@each_file
def test_every_error_raised_is_ours_or_a_misuse(path):
    module = tree(path)
    raised = {
        named(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)
        for node in ast.walk(module)
        if isinstance(node, ast.Raise) and node.exc
    }
    variables = {name for name in raised if name.islower()}  # raise error: it was made elsewhere
    assert raised - variables <= set(OURS) | MISUSE | PRIVATE | (LEAVING if layer(path) == "cli" else set())


@each_file
def test_no_error_class_stands_outside_the_tree(path):
    bases = {
        named(base) for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef) for base in node.bases
    }
    assert path.name == "errors.py" or not bases & ({"Exception", "BaseException"} | set(OURS))


@each_file
def test_files_and_functions_stay_small(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    functions = [
        node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [node.name for node in functions if node.end_lineno - node.lineno >= 40]
    if path.parent.name == "migrations":
        long = []  # a migration is a list: a table's columns stand together, however many
    assert lines <= 250
    assert long == []


@each_file
def test_files_are_named_after_what_they_hold(path):
    assert path.stem not in {"utils", "helpers", "common", "manager", "core", "base", "misc"}
    assert ast.get_docstring(tree(path)) is not None
