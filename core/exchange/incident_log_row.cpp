#include "core/exchange/incident_log_row.h"

#include "core/journal/cell_check.h"

#include "record/category.h"
#include "record/location.h"
#include "record/team.h"
#include "record/ticket.h"
#include "record/user_account.h"

namespace homeport::logrow {

namespace {

/// What the text of a column becomes, which says how long it may be.
struct Kept
{
    Column column;
    const TableMeta& (*table)();
    int field;
};
constexpr Kept kept[] = {
    {Number, &record::Ticket::table, record::Ticket::Field::Number},
    {Caller, &record::UserAccount::table, record::UserAccount::Field::Username},
    {Opener, &record::UserAccount::table, record::UserAccount::Field::Username},
    {UpdatedBy, &record::UserAccount::table, record::UserAccount::Field::Username},
    {Location, &record::Location::table, record::Location::Field::Name},
    {Category, &record::Category::table, record::Category::Field::Name},
    {Subcategory, &record::Category::table, record::Category::Field::Name},
    {Team, &record::Team::table, record::Team::Field::Name},
    {Assignee, &record::UserAccount::table, record::UserAccount::Field::Username},
    {ResolvedBy, &record::UserAccount::table, record::UserAccount::Field::Username},
};

Error invalid(Column column, const QString& detail)
{
    return {Error::Kind::Invalid, QString(columnNames[column]), detail, u"VALUE_INVALID"_s};
}

bool isUnknownState(QStringView loggedState)
{
    return loggedState.isEmpty() || loggedState == "-100"_L1;
}

/// Why a text of the row cannot be kept; nothing where each can.
std::optional<Error> excess(const Row& row)
{
    const auto judged = [](const Kept& as, const QString& text) -> std::optional<Error> {
        const auto& field = as.table().fields[size_t(as.field)];
        if (checkedText(as.table(), field, text))
            return std::nullopt;
        return invalid(as.column, u"longer than %1 characters"_s.arg(field.maxLength));
    };
    for (const auto& each : kept) {
        if (const auto& text = row.texts[each.column]) {
            if (auto error = judged(each, *text))
                return error;
        }
    }
    // The last of the three parts of the title is the one that has no limit of its own.
    return judged(
        {Symptom, &record::Ticket::table, record::Ticket::Field::Title}, titleOf(row.event));
}

/// Puts the value into its place, or keeps the first of the reasons why there is none.
template <typename T, typename Place>
void put(Result<T> value, Place& place, std::optional<Error>& error)
{
    if (value)
        place = std::move(*value);
    else if (!error)
        error = value.error();
}

} // namespace

RowParser::RowParser(const QStringList& header, const WallClock& clock, Timestamp now)
    : m_withDashes(*InstantPattern::fromText(u"d-M-yyyy H:mm[:ss]"_s), clock, now)
    , m_withSlashes(*InstantPattern::fromText(u"d/M/yyyy H:mm[:ss]"_s), clock, now)
{
    for (int column = 0; column < ColumnCount; ++column)
        m_places[column] = header.indexOf(columnNames[column]);
}

std::optional<QString> RowParser::text(const QStringList& fields, Column column) const
{
    const qsizetype place = m_places[column];
    if (place < 0 || place >= fields.size())
        return std::nullopt;
    const QString value = fields[place].simplified();
    if (value.isEmpty() || value == "?"_L1)
        return std::nullopt;
    return value;
}

Result<Row> RowParser::row(const CsvRecord& record) const
{
    const auto& fields = record.fields;
    Row row;
    LoggedEvent& event = row.event;
    event.line = record.line;
    event.loggedState = text(fields, State).value_or(QString());
    if (!isUnknownState(event.loggedState) && !mappedState(event.loggedState, false, false))
        return invalid(State, u"no state of the log"_s);

    std::optional<Error> error;
    std::optional<Timestamp> updatedAt;
    put(instant(fields, UpdatedAt), updatedAt, error);
    put(instant(fields, OpenedAt), row.openedAt, error);
    put(instant(fields, ResolvedAt), row.resolvedAt, error);
    put(instant(fields, ClosedAt), row.closedAt, error);
    put(count(fields, Modification), event.modification, error);
    put(count(fields, ReassignmentCount), event.reassignmentCount, error);
    put(count(fields, ReopenCount), event.reopenCount, error);
    put(level(fields, Impact, 3), event.impact, error);
    put(level(fields, Urgency, 3), event.urgency, error);
    put(level(fields, Priority, 4), event.priority, error);
    put(flag(fields, MadeSla), event.madeSla, error);
    put(flag(fields, Knowledge), event.hasKnowledge, error);
    put(flag(fields, PriorityConfirmation), event.isPriorityConfirmed, error);
    if (error)
        return *error;
    if (!updatedAt)
        return invalid(UpdatedAt, u"missing"_s);

    event.at = *updatedAt;
    event.loggedAt = *updatedAt;
    event.updatedBy = text(fields, UpdatedBy);
    event.team = text(fields, Team);
    event.assignee = text(fields, Assignee);
    event.location = text(fields, Location);
    event.category = text(fields, Category);
    event.subcategory = text(fields, Subcategory);
    event.symptom = text(fields, Symptom);
    event.configurationItem = text(fields, ConfigurationItem);
    event.problem = text(fields, Problem);
    event.change = text(fields, Change);
    event.causedBy = text(fields, CausedBy);
    event.vendor = text(fields, Vendor);
    for (int column = 0; column < NeededCount; ++column)
        row.texts[column] = text(fields, Column(column));
    if (auto tooLong = excess(row))
        return *tooLong;
    return row;
}

Result<int> RowParser::count(const QStringList& fields, Column column) const
{
    bool isNumber = false;
    const int number = text(fields, column).value_or(QString()).toInt(&isNumber);
    if (!isNumber || number < 0)
        return invalid(column, u"no count"_s);
    return number;
}

Result<std::optional<int>> RowParser::level(
    const QStringList& fields, Column column, int lowest) const
{
    const auto value = text(fields, column);
    if (!value)
        return std::optional<int>();
    const int number = value->front().unicode() - u'0'; // "2 - Medium"
    const bool isAlone = value->size() == 1 || value->at(1) == u' ';
    if (number < 1 || number > lowest || !isAlone)
        return invalid(column, u"no level"_s);
    return std::optional(number);
}

Result<std::optional<bool>> RowParser::flag(const QStringList& fields, Column column) const
{
    const auto value = text(fields, column);
    if (!value)
        return std::optional<bool>();
    const bool isTrue = value->compare("true"_L1, Qt::CaseInsensitive) == 0;
    if (!isTrue && value->compare("false"_L1, Qt::CaseInsensitive) != 0)
        return invalid(column, u"neither TRUE nor FALSE"_s);
    return std::optional(isTrue);
}

Result<std::optional<Timestamp>> RowParser::instant(const QStringList& fields, Column column) const
{
    const auto value = text(fields, column);
    if (!value)
        return std::optional<Timestamp>();
    const auto& reader = value->contains(u'/') ? m_withSlashes : m_withDashes;
    const auto at = reader.read(*value, columnNames[column]);
    if (!at)
        return at.error();
    return std::optional(*at);
}

} // namespace homeport::logrow
