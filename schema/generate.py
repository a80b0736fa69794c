#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads schema/tables/*.toml, schema/search.*.sql and schema/upgrades/*.sql and writes, into the folder given as the last
argument:

record/<table>.h   one value struct per table
records.cpp        the codecs of these
record/ids.h       one tagged id per table
registry.cpp       the registry of tables and fields that core/db/registry.h promises
ddl.cpp            CREATE and upgrade statements of both databases
schema.*.sql       the same statements as text: a fresh schema, and what each version added
data_dictionary.md the same for people

Python standard library only. A mistake in a description stops the build with a sentence.
"""
import argparse
import pathlib
import re
import sys
import tomllib

SCHEMA_VERSION = 0  # the highest that anything comes with, see version_of(); --schema FOLDER VERSION says another

TYPES = {"uuid", "text", "integer", "bigint", "boolean", "timestamp", "date", "money", "json", "blob", "enum"}
MERGES = ["quiet", "loud", "add", "command", "claim", "move", "derived", "local", "control"]
CLASSES = ["root", "full", "ext", "append", "catalog", "local", "derived", "kernel"]
SYNCED = {"root", "full", "ext", "append"}
FIRST_FIELD_ID = 10  # 1 to 9 belong to the columns every row has


def fail(where, sentence):
    sys.exit(f"schema: {where}: {sentence}")


def pascal(name):
    return "".join(part.capitalize() for part in name.split("_"))


def camel(name):
    text = pascal(name)
    return text[:1].lower() + text[1:]


def cpp_member(name):
    word = camel(name)
    return word + "_" if word in {"default", "operator", "values"} and word != "values" else word


def id_type(table):
    return {"user_account": "PersonId"}.get(table, pascal(table) + "Id")


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Field:
    def __init__(self, table, raw):
        self.id = raw["id"]
        self.name = raw["name"]
        where = f"{table}.{self.name}"
        match = re.fullmatch(r"(\w+)(?:\((\d+)\))?", raw["type"])
        if not match or match[1] not in TYPES:
            fail(where, f"unknown type {raw['type']}")
        self.type = match[1]
        self.length = int(match[2] or 0)
        self.null = raw.get("null", False)
        self.default = raw.get("default")
        self.ref = raw.get("ref")
        self.enum = raw.get("enum", [])
        self.merge = raw.get("merge", "local")
        self.claim_within = raw.get("claim_within", [])
        self.label = raw.get("label", self.name)
        self.doc = raw.get("doc", "")
        self.since = raw.get("since", 1)
        self.was = raw.get("was", "")
        self.renamed = raw.get("renamed", 1)
        self.personal = raw.get("personal", False)
        self.secret = raw.get("secret", False)
        if bool(self.was) != (self.renamed > self.since):
            fail(where, "a field with another name says what it was, and in which later version that ended")
        if self.merge not in MERGES:
            fail(where, f"unknown merge class {self.merge}")
        if (self.merge == "claim") != ("claim_within" in raw):
            fail(where, "a claim says in claim_within where it is held once, and nothing else does")
        if (self.type == "enum") != bool(self.enum):
            fail(where, "an enum needs its keys, and nothing else has any")
        if self.since > 1 and not self.null and self.default is None:
            fail(where, "a field added later needs null = true or a default")

    def sql_type(self, dialect):
        lite = {"uuid": "BLOB", "text": "TEXT", "integer": "INTEGER", "bigint": "INTEGER", "boolean": "INTEGER",
                "timestamp": "INTEGER", "date": "TEXT", "money": "INTEGER", "json": "TEXT", "blob": "BLOB", "enum": "TEXT"}
        # json, not jsonb: jsonb reorders keys, and a replica must hold what the journal says.
        post = {"uuid": "uuid", "text": f"varchar({self.length})" if self.length else "text", "integer": "integer",
                "bigint": "bigint", "boolean": "boolean", "timestamp": "bigint", "date": "date", "money": "bigint",
                "json": "json", "blob": "bytea", "enum": "text"}
        return (lite if dialect == "sqlite" else post)[self.type]

    def default_sql(self, dialect):
        if self.default is None:
            return None
        if self.type == "boolean":
            return self.default if dialect == "sqlite" else ("true" if self.default == "1" else "false")
        if self.type in {"integer", "bigint", "money", "timestamp"}:
            return self.default
        return "'" + self.default.replace("'", "''") + "'"

    def column(self, dialect, synced):
        name = f'"{self.name}"'
        parts = [name, self.sql_type(dialect)]
        if not self.null:
            parts.append("NOT NULL")
        default = self.default_sql(dialect)
        if default is None and synced and not self.null and self.type != "uuid":
            # A row must be creatable by a replica that does not know the field yet.
            default = {"text": "''", "enum": f"'{self.enum[0]}'" if self.enum else "''", "json": "'null'",
                       "date": "'1970-01-01'", "blob": "x''" if dialect == "sqlite" else "'\\x'",
                       "boolean": "0" if dialect == "sqlite" else "false"}.get(self.type, "0")
        if default is not None:
            parts.append("DEFAULT " + default)
        if self.enum:
            parts.append(f"CHECK ({self.is_one_of(dialect)})")
        # No json_valid on SQLite: the schema is not trusted there, and a check may not call it then.
        if dialect == "sqlite":
            if self.type == "boolean":
                parts.append(f"CHECK ({name} IN (0, 1))")
            if self.length:
                parts.append(f"CHECK (length({name}) <= {self.length})")
        return " ".join(parts)

    def is_one_of(self, dialect):
        """SQLite fills a table for each list of more than two, and so for each of a row's checks:
        12 of them took 21 of 25 microseconds of an insert (3.40)."""
        name = f'"{self.name}"'
        if dialect == "sqlite" and len(self.enum) > 2:
            return " OR ".join(f"{name} = {key!r}" for key in self.enum)
        return f"{name} IN ({', '.join(repr(key) for key in self.enum)})"

    def cpp_type(self, table):
        base = {"uuid": id_type(self.ref) if self.ref else "QUuid", "text": "QString", "integer": "int",
                "bigint": "qint64", "boolean": "bool", "timestamp": "Timestamp", "date": "QString",
                "money": "qint64", "json": "QString", "blob": "QByteArray",
                "enum": pascal(table) + pascal(self.name)}[self.type]
        return f"std::optional<{base}>" if self.null else base

    def cpp_init(self, table):
        if self.null:
            return ""
        if self.type == "enum":
            key = self.default if self.default is not None else self.enum[0]
            return f" = {pascal(table)}{pascal(self.name)}::{pascal(key)}"
        if self.type in {"integer", "bigint", "money"}:
            return f" = {self.default or 0}"
        if self.type == "boolean":
            return " = " + ("true" if self.default == "1" else "false")
        if self.type == "timestamp":
            return "{}"
        if self.default is not None:
            return f" = QStringLiteral({literal(self.default)})"
        return " = QStringLiteral(\"null\")" if self.type == "json" else ""


class Table:
    def __init__(self, name, raw, module):
        self.name, self.module = name, module
        self.id = raw.get("id", 0)
        self.cls = raw["class"]
        self.label = raw["label"]
        self.doc = raw.get("doc", "")
        self.root = raw.get("root")
        self.area = raw.get("area", "homeport")
        self.member = raw.get("member", False)
        self.listed = raw.get("listed", False)
        self.since = raw.get("since", 1)
        self.fields = [Field(name, f) for f in raw["fields"]]
        self.indexes = raw.get("indexes", [])
        self.checks = raw.get("checks", [])
        self.primary = raw.get("key", "ticket_id" if self.cls == "ext" else "id")
        if self.cls not in CLASSES:
            fail(name, f"unknown class {self.cls}")
        seen = set()
        for field in self.fields:
            if field.id in seen or (self.cls != "kernel" and field.id < FIRST_FIELD_ID):
                fail(f"{name}.{field.name}", f"field id {field.id} is taken or reserved")
            seen.add(field.id)
        if self.root and self.root not in {f.name for f in self.fields}:
            fail(name, f"root {self.root} is no field")
        if self.since > 1 and any(f.was for f in self.fields):
            fail(name, "only what the first version knew has had other names")
        for field in self.fields:
            if field.merge == "claim" and not self.synced:
                fail(f"{name}.{field.name}", "only what is synced has claims")
            for column in field.claim_within:
                if column == field.name or column not in {"organization_id"} | {f.name for f in self.fields}:
                    fail(f"{name}.{field.name}", f"claim_within {column} is no other column of {name}")

    @property
    def synced(self):
        return self.cls in SYNCED

    @property
    def guarded(self):
        return self.synced or self.cls == "derived"

    def split_checks(self):
        """Checks of one cell stay in the database. A check over several could refuse a row that
        merging or replay made, and one refused row would stop a replica; verify asks those."""
        kept, asked = [], []
        for check in self.checks:
            used = [f for f in self.fields if re.search(rf"\b{f.name}\b", check)]
            together = len([f for f in used if f.merge != "add"]) <= 1 or not self.synced
            bounds = "BETWEEN" in check and " OR " not in check or ">= 0" in check
            (kept if together or bounds else asked).append(check)
        return kept, asked


def common_columns(table, dialect):
    lite = dialect == "sqlite"
    uuid, num = ("BLOB", "INTEGER") if lite else ("uuid", "bigint")
    blob = "BLOB" if lite else "bytea"
    row = ['"row" INTEGER PRIMARY KEY'] if lite else []
    key = f'"{table.primary}" {uuid} NOT NULL ' + ("UNIQUE" if lite else "PRIMARY KEY")
    if table.cls == "kernel":
        return []
    if table.cls == "catalog":
        return row + [key]
    if table.cls == "local":
        return row + [key, f'"organization_id" {uuid}', f'"created_at" {num} NOT NULL', f'"updated_at" {num} NOT NULL']
    head = row + [key, f'"organization_id" {uuid} NOT NULL', f'"root_id" {uuid} NOT NULL',
                  f'"created_at" {num} NOT NULL', f'"created_by" {uuid}', f'"updated_at" {num} NOT NULL',
                  f'"updated_by" {uuid}', f'"deleted_at" {num}', f'"deleted_by" {uuid}',
                  f'"row_version" {num} NOT NULL DEFAULT 1', f'"field_clock" {blob} NOT NULL']
    if lite and table.guarded:
        head.append("CHECK (unit_open())")
    return head


def qualified(table, dialect):
    return f'"{table.name}"' if dialect == "sqlite" else f'{table.area}."{table.name}"'


def create_table(table, dialect, until=None):
    """With `until` as that version knew the table."""
    lite = dialect == "sqlite"
    fields = [f for f in table.fields if until is None or f.since <= until]
    kept = [c for c in table.split_checks()[0] if until is None or since_of(table, c) <= until]
    columns = common_columns(table, dialect)
    constraints = [c for c in columns if c.startswith("CHECK")]
    columns = [c for c in columns if not c.startswith("CHECK")]
    columns += [f.column(dialect, table.synced) for f in fields]
    if table.cls == "kernel":
        keys = table.primary
        single = lite and "," not in keys and next(f for f in table.fields if f.name == keys).type in {"integer", "bigint"}
        constraints.append(f"PRIMARY KEY ({keys})")
        tail = "" if single or not lite else " WITHOUT ROWID"
    else:
        tail = ""
    constraints += [f"CHECK ({c if lite else boolean_check(table, c)})" for c in kept]
    if lite:
        constraints += [f'FOREIGN KEY ("{f.name}") REFERENCES "{f.ref}"("{reference_key(f.ref)}")' for f in fields if f.ref]
        if table.cls == "ext":
            constraints.append('FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id")')
    return f"CREATE TABLE {qualified(table, dialect)} (\n  " + ",\n  ".join(columns + constraints) + f"\n){tail}"


def boolean_check(table, check):
    return check


def reference_key(name):
    return TABLES[name].primary


def index_statement(table, index, dialect):
    where = f" WHERE {index['where']}" if index.get("where") else ""
    unique = "UNIQUE " if index.get("unique") else ""
    return f"CREATE {unique}INDEX \"{index['name']}\" ON {qualified(table, dialect)} ({index['columns']}){where}"


def reference_statement(table, f):
    return (f'ALTER TABLE {qualified(table, "postgresql")} ADD CONSTRAINT "{table.name}_{f.name}" FOREIGN KEY ("{f.name}") '
            f'REFERENCES {TABLES[f.ref].area}."{f.ref}"("{reference_key(f.ref)}")')


def later_statements(table, dialect, until=None):
    """Indexes, references and guards: after every table exists."""
    lite = dialect == "sqlite"
    name = qualified(table, dialect)
    out = []
    for index in table.indexes:
        if until is None or since_of(table, index["columns"] + " " + index.get("where", ""), index.get("since", 1)) <= until:
            out.append(index_statement(table, index, dialect))
    if not lite:
        out += [reference_statement(table, f) for f in table.fields if f.ref and (until is None or f.since <= until)]
        if table.cls == "ext":
            out.append(f'ALTER TABLE {name} ADD FOREIGN KEY ("ticket_id") REFERENCES homeport."ticket"("id")')
    if table.guarded and lite:
        for act in ("UPDATE", "DELETE"):
            out.append(f'CREATE TRIGGER "{table.name}_guard_{act.lower()}" BEFORE {act} ON {name} WHEN NOT unit_open() '
                       f"BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END")
    if table.guarded and not lite:
        out.append(f'CREATE TRIGGER "{table.name}_guard" BEFORE INSERT OR UPDATE OR DELETE ON {name} '
                   f"FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard()")
    return out


POSTGRES_PRELUDE = [
    "CREATE SCHEMA homeport",
    "CREATE SCHEMA sec",
    "CREATE SEQUENCE homeport.jr_no AS bigint",
    "CREATE FUNCTION homeport.unit_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF coalesce(current_setting('homeport.unit', true), '') <> 'open' THEN "
    "RAISE EXCEPTION 'homeport: no unit of work is open' USING ERRCODE = 'HP001'; END IF; RETURN NULL; END $$",
]


def statements(dialect):
    out = list(POSTGRES_PRELUDE) if dialect == "postgresql" else []
    for table in TABLES.values():
        out.append(create_table(table, dialect))
    for table in TABLES.values():
        out += later_statements(table, dialect)
    return out + search_statements(dialect)


def search_statements(dialect):
    """The tables of the search, which the databases do not have in common: search.<dialect>.sql, a
    statement ends where a line ends in a semicolon that stands in no block."""
    path = SEARCH.with_suffix(f".{dialect}.sql")
    if not path.exists():
        return []
    out = [""]
    for line in path.read_text(encoding="utf-8").splitlines():
        out[-1] += line + "\n"
        if line.endswith(";") and out[-1].count("$$") % 2 == 0:
            out[-1] = out[-1].strip().rstrip(";")
            out.append("")
    return out[:-1]


def since_of(table, text, own=1):
    """The version that brings an index or a check: its own, or that of the youngest field it names."""
    return max([own, table.since] + [f.since for f in table.fields if re.search(rf"\b{f.name}\b", text)])


def added_columns(table, dialect):
    """(version, statement) for the fields of an older table that came later, with their checks."""
    lite = dialect == "sqlite"
    name = qualified(table, dialect)
    # First, since a later field may have the name that another one had.
    out = [(f.renamed, f'ALTER TABLE {name} RENAME COLUMN "{f.was}" TO "{f.name}"') for f in table.fields if f.was]
    for f in (f for f in table.fields if f.since > table.since):
        checks = [c for c in table.split_checks()[0]
                  if re.search(rf"\b{f.name}\b", c) and since_of(table, c) == f.since]
        column = f"ALTER TABLE {name} ADD COLUMN {f.column(dialect, table.synced)}"
        if lite:
            # A check of several columns stands with the last of them, where all are known.
            named = [c for c in checks
                     if [g for g in table.fields if re.search(rf"\b{g.name}\b", c) and g.since == f.since][-1] is f]
            column += "".join(f" CHECK ({c})" for c in named)
            column += f' REFERENCES "{f.ref}"("{reference_key(f.ref)}")' if f.ref else ""
        out.append((f.since, column))
    if not lite:
        out += [(since_of(table, c), f"ALTER TABLE {name} ADD CHECK ({c})")
                for c in table.split_checks()[0] if since_of(table, c) > table.since]
        out += [(f.since, reference_statement(table, f)) for f in table.fields if f.ref and f.since > table.since]
    for index in table.indexes:
        since = since_of(table, index["columns"] + " " + index.get("where", ""), index.get("since", 1))
        if index.get("changed"):
            area = "" if lite else f"{table.area}."
            out.append((index["changed"], f'DROP INDEX IF EXISTS {area}"{index["name"]}"'))
            out.append((index["changed"], index_statement(table, index, dialect)))
        elif since > table.since:
            out.append((since, index_statement(table, index, dialect)))
    return out


def added_later(dialect):
    """(version, statement), oldest first: what is additive follows from `since`, and comes before the
    hand-written steps of the same version."""
    lite = dialect == "sqlite"
    out = []
    for table in TABLES.values():
        if table.since > 1:
            out.append((table.since, create_table(table, dialect, table.since)))
    for table in TABLES.values():
        if table.since > 1:
            out += [(table.since, s) for s in later_statements(table, dialect, table.since)]
        out += added_columns(table, dialect)
    for path in sorted(UPGRADES.glob("*.sql")):
        match = re.fullmatch(r"(\d{4})_\w+(?:\.(sqlite|postgresql))?\.sql", path.name)
        if not match:
            fail(path.name, "upgrade steps are called 0002_what_it_does.sql, or ….sqlite.sql and ….postgresql.sql")
        if not 2 <= int(match[1]) <= SCHEMA_VERSION:
            fail(path.name, f"there is no upgrade to version {int(match[1])}; the schema is {SCHEMA_VERSION}")
        if match[2] in (None, dialect):
            out.append((int(match[1]), path.read_text(encoding="utf-8").strip()))
    return sorted(out, key=lambda step: step[0])


def write_record(table, folder):
    lines = ["// Generated by schema/generate.py; edits are lost.", "#pragma once", "", '#include "core/base/clock.h"',
             '#include "core/base/enum_keys.h"', '#include "core/db/row.h"', '#include "record/ids.h"', "",
             "#include <optional>", "", "namespace homeport {", ""]
    for f in table.fields:
        if f.type == "enum":
            name = pascal(table.name) + pascal(f.name)
            lines.append(f"enum class {name} {{ {', '.join(pascal(k) for k in f.enum)} }};")
            lines.append(f"template <>\nstruct EnumKeys<{name}>\n{{\n    static constexpr const char* keys[] = "
                         f"{{{', '.join(literal(k) for k in f.enum)}}};\n}};")
            lines.append("")
    lines += ["namespace record {", "", f"/// {table.doc}", f"struct {pascal(table.name)}", "{",
              f"    using IdType = {id_type(table.name if table.cls != 'ext' else 'ticket')};",
              f"    static constexpr quint16 tableId = {table.id};",
              "    static const TableMeta& table() { return *tableById(tableId); }", ""]
    lines.append("    /// Positions of the fields in the registry and in Row::cells.")
    lines.append("    struct Field")
    lines.append("    {")
    lines.append("        enum Position { " + ", ".join(pascal(f.name) for f in table.fields) + ", Count };")
    lines.append("    };")
    lines += ["", "    IdType id;", "    RowHead head;"]
    for f in table.fields:
        lines.append(f"    {f.cpp_type(table.name)} {cpp_member(f.name)}{f.cpp_init(table.name)};")
    name = pascal(table.name)
    lines += ["", f"    static {name} fromRow(const Row& row);", "    Row toRow() const;", "",
              f"    friend bool operator==(const {name}&, const {name}&) = default;", "};", "",
              "} // namespace record", "} // namespace homeport", ""]
    write(folder / "record" / f"{table.name}.h", "\n".join(lines))


def write_records(folder):
    """The codecs of all tables. In the headers each source that reads one would instantiate their templates anew."""
    tables = [t for t in TABLES.values() if t.cls != "kernel"]
    out = ["// Generated by schema/generate.py; edits are lost.", *[f'#include "record/{t.name}.h"' for t in tables], "",
           "namespace homeport::record {", ""]
    for t in tables:
        out += [f"{pascal(t.name)} {pascal(t.name)}::fromRow(const Row& row)", "{", f"    {pascal(t.name)} out;",
                "    out.id = IdType(row.id);", "    out.head = row.head;"]
        out += [f"    fromValue(row.cells[Field::{pascal(f.name)}], out.{cpp_member(f.name)});" for f in t.fields]
        out += ["    return out;", "}", "", f"Row {pascal(t.name)}::toRow() const", "{", "    Row row;",
                "    row.table = &table();", "    row.id = id.value();", "    row.head = head;",
                "    row.cells.reserve(Field::Count);"]
        out += [f"    row.cells.push_back(toValue({cpp_member(f.name)}));" for f in t.fields]
        out += ["    return row;", "}", ""]
    out += ["} // namespace homeport::record", ""]
    write(folder / "records.cpp", "\n".join(out))


def write_ids(folder):
    lines = ["// Generated by schema/generate.py; edits are lost.", "#pragma once", "", '#include "core/base/id.h"', "",
             "namespace homeport {", ""]
    for t in TABLES.values():
        if t.cls not in {"kernel", "ext"}:
            name = id_type(t.name)
            lines.append(f"using {name} = Id<struct {name[:-2]}Tag>;")
    lines += ["", "} // namespace homeport", ""]
    write(folder / "record" / "ids.h", "\n".join(lines))


def write_registry(folder):
    out = ["// Generated by schema/generate.py; edits are lost.", '#include "core/db/registry.h"', "", "namespace homeport {",
           "namespace {", ""]
    kinds = {"uuid": "Uuid", "text": "Text", "integer": "Integer", "bigint": "Integer", "boolean": "Boolean",
             "timestamp": "Moment", "date": "Date", "money": "Integer", "json": "Json", "blob": "Blob", "enum": "Key"}
    classes = {"root": "Root", "full": "Full", "ext": "Extension", "append": "Append", "catalog": "Catalog",
               "local": "Local", "derived": "Derived"}
    rows = []
    for t in TABLES.values():
        if t.cls == "kernel":
            continue
        for f in t.fields:
            if f.enum:
                out.append(f"constexpr const char* {t.name}_{f.name}[] = {{{', '.join(literal(k) for k in f.enum)}}};")
            if f.claim_within:
                out.append(f"constexpr const char* {t.name}_{f.name}Within[] = {{{', '.join(literal(c) for c in f.claim_within)}}};")
        out.append(f"constexpr FieldMeta {t.name}Fields[] = {{")
        for f in t.fields:
            keys = f"{t.name}_{f.name}" if f.enum else "{}"
            within = f"{t.name}_{f.name}Within" if f.claim_within else "{}"
            default = literal(f.default) if f.default is not None else "nullptr"
            ref = TABLES[f.ref].id if f.ref else 0
            out.append(f"    {{{f.id}, {literal(f.name)}, {literal(f.label)}, FieldType::{kinds[f.type]}, Merge::{f.merge.capitalize()}, "
                       f"{str(f.null).lower()}, {f.length}, {default}, {ref}, {f.since}, {str(f.personal).lower()}, {str(f.secret).lower()}, {keys}, {within}}},")
        out.append("};")
        _, asked = t.split_checks()
        rules = "{}"
        if asked:
            out.append(f"constexpr const char* {t.name}Rules[] = {{{', '.join(literal(a) for a in asked)}}};")
            rules = f"{t.name}Rules"
        root = next((i for i, f in enumerate(t.fields) if f.name == t.root), -1)
        rows.append(f"    {{{t.id}, {literal(t.name)}, {literal(t.label)}, {literal(t.primary)}, TableClass::{classes[t.cls]}, {root}, "
                    f"{str(t.member).lower()}, {str(t.listed).lower()}, {t.since}, {t.name}Fields, {rules}}},")
    out += ["", "constexpr TableMeta allTables[] = {", *rows, "};", "", "} // namespace", "",
            "std::span<const TableMeta> tables()", "{", "    return allTables;", "}", "",
            f"const int schemaVersion = {SCHEMA_VERSION};", "", "} // namespace homeport", ""]
    write(folder / "registry.cpp", "\n".join(out))


def raw(text):
    return 'R"ddl(' + text + ')ddl"'


def write_ddl(folder):
    out = ["// Generated by schema/generate.py; edits are lost.", '#include "core/db/schema.h"', "", "namespace homeport {",
           "namespace {", ""]
    for d in ("sqlite", "postgresql"):
        out.append(f"constexpr const char* {d}Statements[] = {{")
        out += [f"    {raw(s)}," for s in statements(d)]
        out.append("};")
        later = added_later(d)
        out.append(f"constexpr AddedStatement {d}Added[] = {{")
        out += [f"    {{{v}, {raw(s)}}}," for v, s in later] or ["    {0, nullptr},"]
        out.append("};")
    out += ["", "} // namespace", "", "std::span<const char* const> createStatements(Dialect dialect)", "{",
            "    return dialect == Dialect::Sqlite ? std::span<const char* const>(sqliteStatements)",
            "                                      : std::span<const char* const>(postgresqlStatements);", "}", "",
            "std::span<const AddedStatement> addedStatements(Dialect dialect)", "{",
            "    return dialect == Dialect::Sqlite ? std::span<const AddedStatement>(sqliteAdded)",
            "                                      : std::span<const AddedStatement>(postgresqlAdded);", "}", "",
            "} // namespace homeport", ""]
    write(folder / "ddl.cpp", "\n".join(out))


def write_text(folder):
    """One script per database for a fresh schema, and one per version for what it added."""
    for d in ("sqlite", "postgresql"):
        write(folder / f"schema.{d}.sql", "".join(f"{s};\n" for s in statements(d)))
        for version in range(2, SCHEMA_VERSION + 1):
            steps = [s.rstrip(";") for v, s in added_later(d) if v == version]
            write(folder / f"upgrade.{version}.{d}.sql", "".join(f"{s};\n" for s in steps))


def write_dictionary(folder):
    out = ["# Data dictionary", "", f"Schema version {SCHEMA_VERSION}. Generated from schema/tables.", ""]
    for t in TABLES.values():
        out += [f"## {t.name}", "", f"{t.doc} *Class {t.cls}" + (f", table id {t.id}" if t.id else "") + ".*", "",
                "| Id | Field | Type | Null | Default | Merge | Meaning |", "|---|---|---|---|---|---|---|"]
        for f in t.fields:
            kind = f.type + (f"({f.length})" if f.length else "") + (f" → {f.ref}" if f.ref else "")
            meaning = (" ".join(f"`{k}`" for k in f.enum) + " " + f.doc).strip()
            merge = f.merge + (f" within {', '.join(f.claim_within)}" if f.claim_within else "")
            out.append(f"| {f.id} | {f.name} | {kind} | {'yes' if f.null else 'no'} | {f.default or ''} | {merge} | {meaning} |")
        out.append("")
    write(folder / "data_dictionary.md", "\n".join(out))


def write(path, text):
    """Only when it differs, so that nothing is compiled anew for nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def load(folder):
    found, ids = {}, {}
    for path in sorted(folder.glob("*.toml")):
        for name, raw_table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            table = Table(name, raw_table, path.stem)
            if name in found:
                fail(name, "declared twice")
            if table.cls != "kernel":
                if not table.id or table.id in ids:
                    fail(name, "needs a table id of its own")
                ids[table.id] = name
            found[name] = table
    for table in found.values():
        for f in table.fields:
            if f.ref and f.ref not in found:
                fail(f"{table.name}.{f.name}", f"refers to {f.ref}, which is not declared")
    return found


def version_of(given):
    """The version that was given, or else the highest that a table, a field, an index or an upgrade step comes with."""
    brought = {int(path.name[:4]) for path in UPGRADES.glob("[0-9][0-9][0-9][0-9]_*.sql")}
    for table in TABLES.values():
        brought |= {table.since} | {v for f in table.fields for v in (f.since, f.renamed)}
        brought |= {i.get("changed", i.get("since", 1)) for i in table.indexes}
    newest = given or max(brought)
    wrong = sorted(brought - set(range(1, newest + 1)))
    if wrong:
        fail("versions", f"something comes with version {wrong[0]}, and the schema is {newest}")
    skipped = sorted(set(range(1, newest + 1)) - brought)
    if skipped and not given:
        fail("versions", f"nothing comes with version {skipped[0]}, but something with {newest}")
    return newest


def arguments():
    parser = argparse.ArgumentParser(
        prog="generate.py", allow_abbrev=False,
        description="Reads the description of tables and fields, and writes what is compiled and read of it.")
    parser.add_argument("--schema", nargs=2, metavar=("FOLDER", "VERSION"),
                        help="another description than the one beside this program, and the version it has")
    parser.add_argument("output", metavar="OUTPUT_FOLDER", type=pathlib.Path, help="made where it is missing")
    given = parser.parse_args()
    folder, version = given.schema or (pathlib.Path(__file__).resolve().parent, "0")
    if not str(version).isdecimal() or (given.schema and int(version) < 1):
        parser.error(f"argument --schema: {version} is no version")
    if not (pathlib.Path(folder) / "tables").is_dir():
        parser.error(f"argument --schema: there is no folder tables in {folder}")
    if given.output.exists() and not given.output.is_dir():
        parser.error(f"argument OUTPUT_FOLDER: {given.output} is no folder")
    return pathlib.Path(folder), int(version), given.output


if __name__ == "__main__":
    described, SCHEMA_VERSION, target = arguments()
    UPGRADES = described / "upgrades"
    SEARCH = described / "search"
    TABLES = load(described / "tables")
    SCHEMA_VERSION = version_of(SCHEMA_VERSION)
    for item in TABLES.values():
        if item.cls != "kernel":
            write_record(item, target)
    write_ids(target)
    write_records(target)
    write_registry(target)
    write_ddl(target)
    write_text(target)
    write_dictionary(target)
