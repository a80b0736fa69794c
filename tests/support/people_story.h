#pragma once

#include "core/journal/stored_entry.h"
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QRegularExpression>
#include <QTest>

namespace homeport::test {

/// A desk and its people, and the words of what happened to it.
class PeopleStory : public Story
{
public:
    using Story::Story;

    Replica& replica() { return *desk->session->replica; }
    Session& session() { return *desk->session; }

    template <typename R>
    R row(typename R::IdType id)
    {
        auto found = loadRow(replica().database(), R::table(), id.value());
        must(found);
        return *found ? R::fromRow(**found) : R();
    }
    template <typename R>
    bool stands(typename R::IdType id)
    {
        const auto found = row<R>(id);
        return !found.id.isNull() && !found.head.deletedAt;
    }
    /// What the newest entry says: its command and "field: old → new" of each cell it changed.
    QString told()
    {
        auto entry = entryOf(replica().lastWritten());
        QStringList parts{entry.command};
        for (const auto& edit : entry.edits) {
            const auto& table = *tableById(edit.table);
            const int at = table.position(edit.field);
            if (edit.isCreation() || at < 0)
                continue;
            parts += u"%1: %2 → %3"_s.arg(QLatin1StringView(table.fields[size_t(at)].name),
                shown(edit.oldValue), shown(edit.value));
        }
        return parts.join(u"; "_s);
    }
    Entry entryOf(const EntryRef& ref)
    {
        auto found = one(replica().database(),
            {"test.entry",
                "SELECT " STORED_ENTRY
                " FROM jr_tx t JOIN jr_stream s ON s.no = t.stream WHERE s.device = "
                ":device AND t.seq = :seq"},
            {{"device", ref.device}, {"seq", ref.number}});
        must(found);
        auto entry = storedEntry(**found);
        must(entry);
        return *entry;
    }
    RoleId role(const QString& code)
    {
        auto found = one(replica().database(),
            {"test.roleByCode", "SELECT id FROM role WHERE code = :code"}, {{"code", code}});
        must(found);
        return RoleId((*found)->uuid(0));
    }
    Result<> undoLast(const Actor& actor)
    {
        return undo(replica(), actor, replica().lastWritten());
    }

private:
    static QString shown(const Value& value)
    {
        switch (value.kind()) {
        case Value::Kind::Text: return value.text();
        case Value::Kind::Integer: return QString::number(value.integer());
        case Value::Kind::Boolean: return value.boolean() ? u"yes"_s : u"no"_s;
        case Value::Kind::Null: return u"–"_s;
        default: return u"…"_s;
        }
    }
};

/// What tests of a desk and its people begin with; a warning that none of them expects fails them.
class OnPeople
{
protected:
    void begin()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_story = std::make_unique<PeopleStory>();
    }
    void end()
    {
        m_story.reset();
        dropFreshAddresses();
    }

    std::unique_ptr<PeopleStory> m_story;
};

/// The code, and what it is about where it is the matter of a field.
template <typename T>
QString refusal(const Result<T>& result)
{
    if (result)
        return {};
    const auto& error = result.error();
    return error.code + u' ' + error.subject
        + (error.code == "VALIDATION_ERROR"_L1 ? u' ' + error.detail : QString());
}

} // namespace homeport::test
