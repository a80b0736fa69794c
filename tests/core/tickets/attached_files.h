#pragma once

#include "tests/support/incident_story.h"

#include <QFile>
#include <QTemporaryDir>

#include <optional>

#include "record/setting.h"

namespace homeport::test {

/// What tests of attachments begin with: an incident in work, and files beside the desk.
class OnAttachments : protected OnIncidents
{
protected:
    void begin()
    {
        m_folder.emplace();
        OnIncidents::begin();
        m_id = in(TicketStatus::InProgress);
    }

    Session& session() { return *m_story->desk->session; }
    AttachmentService& files() { return session().attachments; }
    QString written(const QString& name, const QByteArray& bytes)
    {
        const auto path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the file cannot be written");
        return path;
    }
    StagedFile staged(
        const QString& name = u"vpn-client.log"_s, const QByteArray& bytes = "tunnel closed\n")
    {
        const auto file = files().stage(m_story->mira(), m_id, written(name, bytes));
        Story::must(file);
        return *file;
    }
    AttachmentId attached(AttachmentVisibility visibility = AttachmentVisibility::Public)
    {
        const auto made = files().attach(m_story->mira(), m_id, {staged()}, visibility);
        Story::must(made);
        return made->first();
    }
    void set(const QString& key, qint64 value)
    {
        record::Setting setting;
        setting.key = key;
        setting.value = QString::number(value);
        Story::must(m_story->add(setting));
    }

    std::optional<QTemporaryDir> m_folder;
    TicketId m_id;
};

} // namespace homeport::test
