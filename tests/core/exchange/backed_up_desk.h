#pragma once

#include "core/exchange/backup.h"
#include "core/exchange/verify.h"
#include "tests/support/incident_story.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

namespace homeport::test {

/// What tests of backups begin with: a desk with tickets in many states, and a folder.
class OnBackups
{
protected:
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_story = std::make_unique<Story>();
        for (const auto status : {TicketStatus::New, TicketStatus::OnHold, TicketStatus::Closed,
                 TicketStatus::Cancelled})
            Story::must(m_story->incidentIn(status));
        const auto raising = m_story->incidentIn(TicketStatus::InProgress);
        Story::must(raising);
        for (const auto* command : {"raise_problem", "raise_change", "convert_to_request"})
            Story::must(m_story->run(QString::fromLatin1(command), *raising));
    }
    void end()
    {
        m_story.reset();
        dropFreshAddresses();
    }

    Replica& replica() { return *m_story->desk->session->replica; }
    QString path(const QString& name) { return m_folder->filePath(name); }
    AttachmentId attach(TicketId id, const QByteArray& bytes)
    {
        auto& files = m_story->desk->session->attachments;
        QBuffer source;
        source.setData(bytes);
        if (!source.open(QIODevice::ReadOnly))
            qFatal("a buffer does not open");
        const auto staged = files.stage(m_story->mira(), id, u"a.txt"_s, source);
        Story::must(staged);
        const auto made =
            files.attach(m_story->mira(), id, {*staged}, AttachmentVisibility::Public);
        Story::must(made);
        return made->first();
    }
    /// Rows of either place: the column `toFile`.
    static void addPlaces()
    {
        QTest::addColumn<bool>("toFile");
        QTest::newRow("to a file") << true;
        QTest::newRow("to where tests of this row live") << false;
    }

    std::unique_ptr<Story> m_story;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace homeport::test
