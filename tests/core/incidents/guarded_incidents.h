#pragma once

#include "tests/support/incident_story.h"

#include <QTest>

#include "record/setting.h"

namespace homeport::test {

/// A text that shows nothing.
inline const QString nothing = QStringLiteral(" \u200b\u2060\u00ad\t\u3164\u2800\ufe0f ");

/// What tests of the guards of incidents begin with.
class OnGuards : protected OnIncidents
{
protected:
    void set(const QString& key, const QString& value)
    {
        auto found = one(m_story->desk->session->replica->database(),
            {"test.setting", "SELECT id FROM setting WHERE key = :key"}, {{"key", key}});
        Story::must(found);
        const SettingId id((*found)->uuid(0));
        found->reset();
        m_story->alter<record::Setting>(
            id, [&](record::Setting& setting) { setting.value = value; });
    }
    void setWindow(int hours)
    {
        set(QStringLiteral("ticket.reopen_window_hours"), QString::number(hours));
    }
    void makeMajor(TicketId id)
    {
        m_story->alter<record::Incident>(id, [](record::Incident& row) { row.isMajor = true; });
    }
    qint64 comments(TicketId id, const char* visibility)
    {
        const auto found = number(m_story->desk->session->replica->database(),
            {"test.comments",
                "SELECT count(*) FROM ticket_comment WHERE ticket_id = :id AND visibility = "
                ":visibility"},
            {{"id", id}, {"visibility", QString::fromLatin1(visibility)}});
        return found ? *found : -1;
    }
};

} // namespace homeport::test
