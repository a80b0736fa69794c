#include "app/desktop/shot_files.h"
#include "app/desktop/shots.h"
#include "ui/exchange/import_job_runner.h"
#include "ui/exchange/import_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What comes in from a file; shots_desk.cpp holds the other screens of a desk.

void Shots::openTable(const QString& name, const QByteArray& text)
{
    closeCards();
    auto* page = m_window.workspace()->showImport();
    const auto path = example(name, text);
    if (page && !path.isEmpty())
        page->openFile(path);
}

void Shots::addImport()
{
    const auto isOpened = [this] { return isFileOpened(); };
    const auto isSaid = [this] { return isShown(u"importMessage"_s); };
    m_steps.append(
        {u"import"_s, [this] { openTable(u"import-example.csv"_s, tableExample()); }, isOpened});
    m_steps.append({u"import-rehearsal"_s, [this] { click(u"importRehearse"_s); }, isSaid});
    m_steps.append({u"import-refused-rows"_s, [this] { click(u"importRun"_s); }, isSaid});
    m_steps.append({{}, [this] { openTable(u"gone.csv"_s, tableExample()); }, isOpened});
    m_steps.append({u"import-failed"_s,
        [this] {
            QFile::remove(m_folder + u"/gone.csv"_s);
            click(u"importRun"_s);
        },
        isSaid});
}

/// A log of another program: what is said of a run that does not come to its end, and what becomes
/// of the incidents of one that does.
void Shots::addImportedLog()
{
    const auto isOpened = [this] { return isFileOpened(); };
    const auto isSaid = [this] { return isShown(u"importMessage"_s); };
    m_steps.append({{}, [this] { openTable(u"long-log.csv"_s, longEventLog(910'000)); }, isOpened});
    m_steps.append({u"import-cancelled"_s,
        [this] { importUntil([this] { click(u"importCancel"_s); }); }, isSaid});
    m_steps.append({{}, [this] { openTable(u"cut-off.csv"_s, longEventLog(920'000)); }, isOpened});
    m_steps.append({u"import-stopped"_s,
        [this] { importUntil([path = m_folder + u"/cut-off.csv"_s] { QFile::resize(path, 0); }); },
        isSaid});
    m_steps.append(
        {u"import-log"_s, [this] { openTable(u"event-log.csv"_s, eventLogExample()); }, isOpened});
    m_steps.append({{}, [this] { click(u"importRun"_s); }, isSaid});
    m_steps.append({u"imported"_s, [this] { click(u"importShow"_s); }});
    m_steps.append({u"imported-history"_s,
        [this] {
            auto* desk = m_window.workspace();
            if (desk->queuePage()->current().isNull())
                return;
            desk->openTicket(desk->queuePage()->current());
            desk->ticketPage()->showHistory();
        },
        [this] {
            const auto* page = m_window.workspace()->ticketPage();
            return page && page->status();
        }});
}

bool Shots::isFileOpened() const
{
    return isEnabled(u"importRun"_s) && !isShown(u"importMessage"_s);
}

void Shots::importUntil(const std::function<void()>& stop)
{
    const auto* page = m_window.workspace()->showImport();
    const auto* runner = page ? page->findChild<ImportJobRunner*>() : nullptr;
    if (!runner)
        return;
    connect(
        runner, &ImportJobRunner::progressed, this, [stop] { stop(); }, Qt::SingleShotConnection);
    click(u"importRun"_s);
}

} // namespace homeport
