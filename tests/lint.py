#!/usr/bin/env python3
"""House rules that a compiler does not know. Prints file:line: reason, exits 1 on a finding.

    python3 tests/lint.py [root]

Comments never count against a rule, except where the rule is about comments.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("core", "ui", "app")
RULES_PAGE = "tests/RULES.md"


@dataclass(frozen=True)
class Rule:
    pattern: str
    reason: str
    folders: tuple = FOLDERS
    # Paths, or beginnings of paths, where the rule does not hold.
    allowed: tuple = ()
    # What is searched: "code" has comments blanked, "bare" strings too, "text" is the file as it is.
    view: str = "bare"


RULES = [
    Rule(r"\bprocessEvents\b", "no nested event loops: deliver() brings the answer"),
    Rule(
        r"\bBlockingQueuedConnection\b",
        "nothing waits for another thread, except the worker's own shutdown",
        allowed=("core/db/worker.h",),
    ),
    Rule(r"(\.|->)\s*then\s*\(\s*this\b", "Qt 6.4 asserts when `this` died first: use deliver()"),
    Rule(
        r"\bQDesktopServices\s*::\s*openUrl\b",
        "links are opened in one place, which checks them",
        allowed=("ui/widgets/open_link.cpp",),
    ),
    Rule(
        r"\bsetTextFormat\s*\(\s*Qt::(TextFormat::)?RichText\b",
        "text from tickets would be read as HTML: use Qt::PlainText",
        # which writes every sign of it as itself
        allowed=("ui/widgets/link_text.cpp",),
    ),
    Rule(r"\bQMessageBox\b", "messages stand in the page, not in a box in front of it"),
    Rule(r"\bqDebug\s*\(", "log with a category from core/base/logging.h"),
    Rule(r"\bstd\s*::\s*cout\b", "log with a category, or write through QTextStream"),
    Rule(
        r"#\s*include\s*<QtTest(/QtTest)?>",
        "include <QTest>: the whole module is slow to compile",
        folders=FOLDERS + ("tests",),
        view="code",
    ),
    Rule(
        r"#\s*include\s*<(Qt(Core|Gui|Widgets|Network|Svg|SvgWidgets|Sql|Concurrent|Xml"
        r"|PrintSupport|Charts|DBus))(/\1)?>",
        "include the classes: the whole module is slow to compile",
        folders=FOLDERS + ("tests",),
        view="code",
    ),
    Rule(r"\bthrow\b", "we throw nothing: return a Result"),
    Rule(
        # Placement new has a bracket next and is fine; widgets belong to their parents.
        r"(?<!operator )\bnew\s+[A-Za-z_:]",
        "values first, std::make_unique where one owner is needed",
        # a database's constructor is private, which make_unique cannot reach
        allowed=("ui/", "app/desktop/", "core/base/deliver.h", "core/db/"),
    ),
    Rule(
        r"\bQDateTime\s*::\s*current\w+|\bQDate\s*::\s*currentDate\b|\bQTime\s*::\s*currentTime\b"
        r"|\bsystem_clock\b|\bQRandomGenerator(64)?\b|\bQUuid\s*::\s*createUuid\b|\brandom_device\b"
        r"|\brandombytes_\w+",
        "the time, ids and chance come from the World that is passed in",
        folders=("core",),
        # the ones that a World of the real world is made of
        allowed=("core/base/clock.cpp", "core/base/random.cpp"),
    ),
    Rule(
        r"\bQStandardPaths\b|\bQDir\s*::\s*(temp|home|current|root)(Path)?\b",
        "the folders come from the World that is passed in",
        folders=("core",),
    ),
    Rule(
        # as a variable or made on the heap; an #include has neither behind the name
        r"\bQTemporary(Dir|File)\b(?=\s*(\w+\s*)?(;|\(\s*\)|\{\s*\})|\s*>\s*\(\s*\))",
        "it would lie where Qt likes: give it a path in a folder that is passed in",
        folders=("core",),
        view="code",
    ),
    Rule(r"\b(TODO|FIXME|XXX)\b", "do it, or file an issue", view="text"),
    Rule(
        r"\bQColor\s*(\w+\s*)?[({]\s*(QLatin1String(View)?\s*\(\s*|QStringLiteral\s*\(\s*)?u?\"#",
        "colours come from ui/theme",
        folders=("ui",),
        allowed=("ui/theme/",),
        view="code",
    ),
]

FILE_REASON = "files are reached through the Disk of the World that is passed in"
FILE_ALLOWED = (
    # the one that reaches the system's, and the names of what it hands out
    "core/base/system_disk.cpp", "core/base/disk.h",
    # SQLite opens the desk's file itself, and is told where it lies and who may write there
    "core/db/sqlite_open.cpp", "core/db/desk_place.cpp",
    # the lock file beside it must be the system's
    "core/db/write_lock.cpp",
)
RULES += [
    Rule(
        # what begins with :/ is a part of the program; an #include is judged by what follows
        r"(?<!#include <)\bQ(File|SaveFile|FileInfo|Dir|DirIterator|LockFile|StorageInfo|Temporary(Dir|File))\b"
        r"(?!\s+\w+\(u\":/)",
        FILE_REASON,
        folders=("core",),
        allowed=FILE_ALLOWED,
        view="code",
    ),
    Rule(
        r"#\s*include\s*<((fcntl|unistd|dirent|stdio|sys/\w+)\.h|cstdio|fstream|filesystem)>"
        r"|\bstd\s*::\s*(filesystem|[io]?fstream)\b|\bfopen\b",
        FILE_REASON,
        folders=("core",),
        allowed=FILE_ALLOWED,
        view="code",
    ),
]

SQL_REASON = "SQL is one text with bound values, not put together from pieces"
# Where a query's tables or columns come from the registry, and its pieces from constants alone.
SQL_ALLOWED = ("core/db/", "core/journal/", "core/exchange/archived_rows.cpp",
               "core/exchange/export_columns.cpp", "core/exchange/verify.cpp", "app/ctl/bench_",
               "core/access/row_references.cpp", "core/access/standing_rows.h",
               "core/tickets/assigned_tasks.cpp",
               "core/tickets/name_book.cpp", "core/tickets/queue_details.cpp",
               "core/tickets/queue_sorting.cpp",
               "core/tickets/queue_walk.cpp", "core/tickets/row_users.cpp",
               "core/service_levels/deadline_preview.cpp", "core/service_levels/service_level_rows.cpp",
               "core/tickets/ticket_counts.cpp", "core/tickets/ticket_queries.cpp",
               "core/tickets/undo_standing.cpp", "core/tickets/run_undo.cpp",
               "core/tickets/standing_entries.cpp", "core/service_levels/reply_times.cpp",
               "core/service_levels/clock_records.cpp",
               # as does the search, and a rebuild reads the rows of any table
               "core/search/postgres_hits.cpp",
               "core/search/search_candidates.cpp", "core/search/search_index.cpp",
               "core/search/similar_tickets.cpp", "core/search/sqlite_candidates.cpp", "core/search/ticket_texts.cpp")
SQL_WORD = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE)\b")

TOKEN = re.compile(
    r"""
      (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<string>  (?:u8|[uUL])?R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)"
                 | (?:u8|[uUL])?"(?:[^"\\\n]|\\.)*"
                 | (?<![0-9A-Za-z_])(?:u8|[uUL])?'(?:[^'\\\n]|\\.)+' )
    """,
    re.VERBOSE | re.DOTALL,
)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def views(text):
    """The text as it is, without comments, and without comments and strings; lines stay lines."""
    code, bare, at = [], [], 0
    for token in TOKEN.finditer(text):
        between = text[at : token.start()]
        is_comment = token["comment"] is not None
        code += [between, blank(token[0]) if is_comment else token[0]]
        bare += [between, blank(token[0])]
        at = token.end()
    return {"text": text, "code": "".join(code + [text[at:]]), "bare": "".join(bare + [text[at:]])}


def pieced_sql(code):
    """Where a literal that begins like a statement has + or .arg() beside it."""
    for token in TOKEN.finditer(code):
        if token["string"] is None or not SQL_WORD.match(re.sub(r'^\w*"(\w*\()?', "", token[0])):
            continue
        end = token.end()
        while following := re.compile(r'\s*"(?:[^"\\\n]|\\.)*"').match(code, end):
            end = following.end()
        if re.match(r"\w*\s*\)?\s*(\+|\.arg\b)", code[end:]) or re.search(
            r"\+=?\s*(\w*\s*[({]\s*)?$", code[: token.start()]
        ):
            yield token.start()


def findings(path, text):
    seen = views(text)
    for rule in RULES:
        if path.startswith(tuple(f + "/" for f in rule.folders)) and not path.startswith(rule.allowed):
            for match in re.finditer(rule.pattern, seen[rule.view]):
                yield match.start(), rule.reason
    if path.startswith(tuple(f + "/" for f in FOLDERS)) and not path.startswith(SQL_ALLOWED):
        for start in pieced_sql(seen["code"]):
            yield start, SQL_REASON


def dead_rules(root):
    """Functions that tests/RULES.md names and no test has: line and name."""
    names = {f.stem: f.read_text(encoding="utf-8") for f in (root / "tests").rglob("tst_*.cpp")}
    program = ""
    for number, line in enumerate(
        (root / RULES_PAGE).read_text(encoding="utf-8").splitlines(), start=1
    ):
        for named in re.finditer(r"\b(tst_\w+)?::(\w+)", line):
            program = named[1] or program
            if not re.search(rf"::{named[2]}\(\)", names.get(program, "")):
                yield number, f"{program}::{named[2]}"


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    found = 0
    for folder in FOLDERS + ("tests",):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            text = file.read_text(encoding="utf-8")
            for start, reason in sorted(findings(file.relative_to(root).as_posix(), text)):
                line = text.count("\n", 0, start) + 1
                print(f"{file.relative_to(root).as_posix()}:{line}: {reason}")
                found += 1
    for line, name in dead_rules(root):
        print(f"{RULES_PAGE}:{line}: {name} does not exist")
        found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
