#include "core/exchange/incident_row.h"

#include "core/access/organization_rules.h"
#include "core/exchange/csv_writer.h"

#include <QStringTokenizer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype shortestTitle = 3;

Error invalid(const QString& column, const QString& detail)
{
    return {Error::Kind::Invalid, column, detail, u"VALUE_INVALID"_s};
}

qsizetype longest(const TableMeta& table, int field)
{
    return table.fields[size_t(field)].maxLength;
}

bool isEmptyCell(const QString& text)
{
    return text.trimmed().isEmpty();
}

/// "2", "2 - Medium" and "Medium" are all 2.
std::optional<int> levelOf(const QString& text, const QString& list, int lowest)
{
    const auto known = knownValue(list, text);
    const auto plain = known.isEmpty() ? text.trimmed() : known;
    if (plain.isEmpty() || !plain[0].isDigit() || (plain.size() > 1 && plain[1].isDigit()))
        return std::nullopt;
    const int level = plain[0].digitValue();
    return level >= 1 && level <= lowest ? std::optional(level) : std::nullopt;
}

} // namespace

Result<IncidentRowReader> IncidentRowReader::open(
    const ImportMapping& mapping, const QStringList& header, const QByteArray& zone, Timestamp now)
{
    auto clock = WallClock::fromZone(zone, now);
    if (!clock)
        return clock.error();
    IncidentRowReader reader;
    reader.m_mapping = mapping;
    QStringList missing;
    for (const auto& column : mapping.columns) {
        if (column.field == ImportField::Ignored)
            continue;
        const auto at = header.indexOf(column.column);
        if (at < 0) {
            missing << column.column;
            continue;
        }
        Place place{at, column, {}};
        const bool isInstant =
            column.field >= ImportField::CreatedAt && column.field <= ImportField::ClosedAt;
        if (isInstant) {
            auto pattern = InstantPattern::fromText(
                column.format.isEmpty() ? u"yyyy-MM-dd[ HH:mm[:ss]]"_s : column.format);
            if (!pattern)
                return pattern.error();
            place.instants.emplace(*pattern, *clock, now);
        }
        reader.m_places.push_back(std::move(place));
    }
    if (!missing.isEmpty())
        return Error{Error::Kind::Invalid, u"header"_s, missing.join(u", "_s), u"COLUMN_UNKNOWN"_s};
    const bool isUsable = mapping.has(ImportField::Number)
        || mapping.has(ImportField::ExternalReference) || mapping.has(ImportField::Title);
    if (!isUsable)
        return Error{Error::Kind::Invalid, u"title"_s, u"no column is the title"_s, u"REQUIRED"_s};
    return reader;
}

QString IncidentRowReader::translated(
    ImportField field, const QString& list, const QString& text) const
{
    const auto own = m_mapping.values.value(keyOf(field));
    if (const auto found = own.constFind(text.trimmed()); found != own.constEnd())
        return *found;
    const auto known = knownValue(list, text);
    return known.isEmpty() ? text.trimmed().toLower().replace(u' ', u'_') : known;
}

Result<IncidentRow> IncidentRowReader::read(const CsvRecord& record) const
{
    IncidentRow row;
    row.line = record.line;
    for (const auto& place : m_places) {
        auto text = record.fields.value(place.at);
        if (m_mapping.isNeutralised)
            text = CsvWriter::denaturalised(text);
        if (isEmptyCell(text))
            continue;
        if (auto taken = take(row, place, text); !taken)
            return taken.error();
    }
    return row;
}

Result<> IncidentRowReader::take(IncidentRow& row, const Place& place, const QString& text) const
{
    const auto field = place.column.field;
    const auto& column = place.column.column;
    const auto bounded = [&](std::optional<QString>& into, qsizetype most) -> Result<> {
        into = text.trimmed();
        if (most > 0 && into->toUcs4().size() > most)
            return invalid(column, u"longer than %1 characters"_s.arg(most));
        return {};
    };
    const auto oneOf = [&](auto& into, const QString& list) -> Result<> {
        using E = typename std::decay_t<decltype(into)>::value_type;
        into = fromKey<E>(translated(field, list, text));
        return into ? Result<>() : invalid(column, u"unknown value: "_s + text.left(60));
    };
    const auto level = [&](std::optional<int>& into) -> Result<> {
        into = levelOf(translated(field, u"level"_s, text), u"level"_s, 3);
        return into ? Result<>() : invalid(column, u"neither 1, 2 nor 3: "_s + text.left(60));
    };
    const auto instant = [&](std::optional<Timestamp>& into) -> Result<> {
        auto at = place.instants->read(text.trimmed(), column);
        if (!at)
            return at.error();
        into = *at;
        return {};
    };
    const auto shallow = [&]() -> Result<> {
        if (row.category.size() <= categoryLevels)
            return {};
        return invalid(column, u"deeper than %1 levels"_s.arg(categoryLevels));
    };
    const auto& tickets = record::Ticket::table();
    switch (field) {
    case ImportField::Ignored: return {};
    case ImportField::Number: {
        std::optional<QString> number;
        auto fine = bounded(number, longest(tickets, record::Ticket::Field::Number));
        row.number = *number;
        return fine;
    }
    case ImportField::ExternalReference: {
        std::optional<QString> reference;
        auto fine = bounded(reference, 255);
        row.reference = *reference;
        return fine;
    }
    case ImportField::Title:
        if (auto fine = bounded(row.title, longest(tickets, record::Ticket::Field::Title)); !fine)
            return fine;
        if (row.title->size() < shortestTitle)
            return invalid(column, u"shorter than 3 characters"_s);
        return {};
    case ImportField::Description: row.description = text; return {};
    case ImportField::Status: {
        if (auto fine = oneOf(row.status, u"status"_s); !fine)
            return fine;
        static const QList<TicketStatus> states{TicketStatus::New, TicketStatus::Acknowledged,
            TicketStatus::Assigned, TicketStatus::InProgress, TicketStatus::OnHold,
            TicketStatus::Resolved, TicketStatus::Closed, TicketStatus::Cancelled};
        return states.contains(*row.status)
            ? Result<>()
            : invalid(column, u"no state of an incident: "_s + text.left(60));
    }
    case ImportField::HoldReason: return oneOf(row.holdReason, u"hold_reason"_s);
    case ImportField::Impact: return level(row.impact);
    case ImportField::Urgency: return level(row.urgency);
    case ImportField::Priority: {
        const auto priority = levelOf(translated(field, u"priority"_s, text), u"priority"_s, 4);
        if (!priority)
            return invalid(column, u"no priority from 1 to 4: "_s + text.left(60));
        // The pair of the matrix's diagonal that makes this priority; columns of their own win.
        static constexpr int levels[][2] = {{1, 1}, {1, 2}, {2, 2}, {3, 3}};
        row.impact = row.impact.value_or(levels[*priority - 1][0]);
        row.urgency = row.urgency.value_or(levels[*priority - 1][1]);
        return {};
    }
    case ImportField::Category: {
        QStringList path;
        // Read no further than it can be taken: a cell of a megabyte has a million parts.
        for (const auto part : qTokenize(text, u'>', Qt::SkipEmptyParts)) {
            if (!part.trimmed().isEmpty())
                path << part.toString().simplified();
            if (path.size() > categoryLevels)
                break;
        }
        row.category = path + row.category;
        return shallow();
    }
    case ImportField::Subcategory: row.category << text.simplified(); return shallow();
    case ImportField::Requester: row.requester = text.simplified(); return {};
    case ImportField::Team: row.team = text.simplified(); return {};
    case ImportField::Assignee: row.assignee = text.simplified(); return {};
    case ImportField::Location: row.location = text.simplified(); return {};
    case ImportField::Channel: return oneOf(row.channel, u"channel"_s);
    case ImportField::CreatedAt: return instant(row.createdAt);
    case ImportField::ResolvedAt: return instant(row.resolvedAt);
    case ImportField::ClosedAt: return instant(row.closedAt);
    case ImportField::ResolutionCode: return oneOf(row.resolutionCode, u"resolution_code"_s);
    case ImportField::ResolutionNotes: row.resolutionNotes = text; return {};
    case ImportField::Comment: row.comment = text; return {};
    case ImportField::InternalNote: row.internalNote = text; return {};
    }
    Q_UNREACHABLE();
}

} // namespace homeport
