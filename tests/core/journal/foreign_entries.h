#pragma once

#include "core/desk/desk.h"
#include "tests/support/test_database.h"

#include <QTest>

#include "record/tag.h"

namespace homeport::test {

using namespace Qt::Literals::StringLiterals;

/// What tests of entries that others wrote begin with: a desk, and such entries.
class OnForeignEntries
{
protected:
    void begin() { m_desk = freshDesk(); }
    void end()
    {
        m_desk.reset();
        dropFreshAddresses();
    }

    Replica& replica() { return *m_desk->session->replica; }
    /// Which makes the tag.
    Entry entryOf(const QUuid& device, qint64 number, const QString& tag)
    {
        Entry entry;
        entry.space = replica().organization();
        entry.device = device;
        entry.number = number;
        entry.stamp = (quint64(toMsecs(m_desk->clock.now())) << 16) + quint64(number);
        entry.happenedAt = toMsecs(m_desk->clock.now());
        entry.command = u"test"_s;
        entry.commandId = QUuid::createUuid();
        entry.secret = QByteArray(16, 's');
        const auto row = QUuid::createUuid();
        entry.edits = {{record::Tag::tableId, row, 0, {}, {}, false},
            {record::Tag::tableId, row, nameField(), tag, {}, false}};
        return entry;
    }
    TicketId incident()
    {
        const auto made = m_desk->session->incidents.create(m_desk->admin,
            {.title = u"Printer on fire"_s,
                .description = u"It smokes"_s,
                .requester = m_desk->admin.person,
                .impact = 2,
                .urgency = 2});
        if (!made)
            qFatal("no incident was made");
        return made->ticket.id;
    }
    qint64 count(const char* text)
    {
        auto answer = number(replica().database(), {"test.count", text});
        return answer ? *answer : -1;
    }
    QStringList tags()
    {
        QStringList names;
        auto rows = replica().database().query({"test.tags", "SELECT name FROM tag ORDER BY name"});
        while (rows && (*rows)->next())
            names << (*rows)->text(0);
        return names;
    }

    std::unique_ptr<TestDesk> m_desk;

private:
    static quint16 nameField() { return record::Tag::table().fields[record::Tag::Field::Name].id; }
};

} // namespace homeport::test
