#pragma once

#include "core/exchange/import_job.h"
#include "core/incidents/incident_service.h"
#include "core/tickets/ticket_queries.h"
#include "tests/support/test_database.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace homeport::test {

using namespace Qt::Literals::StringLiterals;

/// What tests of tables begin with: a desk for each function, and a file of any text imported.
class OnTableImport
{
protected:
    void begin() { m_desk = freshDesk(); }
    void end()
    {
        m_desk.reset();
        dropFreshAddresses();
    }

    QString file(const QByteArray& text)
    {
        const auto path = m_folder.filePath(u"f%1.csv"_s.arg(++m_files));
        QFile made(path);
        if (made.open(QIODevice::WriteOnly))
            made.write(text);
        return path;
    }
    Replica& replica() { return *m_desk->session->replica; }
    Disk& disk() { return replica().world().disk(); }
    Result<ImportOutcome> run(const QByteArray& text, bool isRehearsal = false)
    {
        ImportRequest request;
        request.path = file(text);
        request.preset = u"auto"_s;
        request.options.isRehearsal = isRehearsal;
        request.options.previewRows = 10;
        request.options.zoneId = "Europe/Oslo";
        auto opened = openImport(replica(), m_desk->admin, request);
        if (!opened)
            return opened.error();
        return finished(**opened, request.options);
    }
    Result<Incident> incident(const QString& number)
    {
        auto id = TicketQueries::byNumber(replica().database(), m_desk->admin, number);
        if (!id)
            return id.error();
        return m_desk->session->incidents.find(m_desk->admin, *id);
    }
    qint64 tickets()
    {
        auto count = TicketQueries::count(
            replica().database(), m_desk->admin, {.which = QueueView::Which::All});
        return count ? *count : -1;
    }

    const QByteArray m_two =
        "Number,Short description,State,Impact,Urgency,Caller,Assignment group,"
        "Assigned to,Category,Opened,Resolved,Work notes\r\n"
        "INC9001,Printer jams,Closed,2 - Medium,1 - High,Ann Other,Field,Bo "
        "Fix,Hardware > Printer,2026-01-05 10:00,2026-01-05 12:00,Tray two\r\n"
        "INC9002,No mail,In Progress,3,3,Cy Lee,,,,2026-01-06 09:30,,\r\n";
    QTemporaryDir m_folder;
    std::unique_ptr<TestDesk> m_desk;

private:
    int m_files = 0;
};

} // namespace homeport::test
