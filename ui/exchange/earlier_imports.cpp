#include "ui/exchange/earlier_imports.h"

#include "core/exchange/import_job.h"
#include "ui/exchange/exchange_words.h"
#include "ui/exchange/import_parts.h"
#include "ui/shell/backend.h"
#include "ui/widgets/hint_button.h"
#include "ui/words/words.h"

#include <QFrame>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int shownJobs = 20;
constexpr int runRole = Qt::UserRole;
constexpr int atWorkRole = Qt::UserRole + 1;

} // namespace

EarlierImports::EarlierImports(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_table(importTable(u"importJobs"_s,
          {tr("When"), tr("File"), tr("Who"), tr("Created"), tr("Updated"), tr("Refused"),
              tr("State")}))
    , m_undo(new HintButton(tr("Undo the chosen import"), {}, HintButton::Look::Danger))
{
    m_table->setAccessibleName(tr("Earlier imports"));
    m_table->setColumnWidth(0, 70);
    m_table->setColumnWidth(1, 100);
    m_table->setColumnWidth(2, 84);
    for (int column = 3; column < 6; ++column)
        m_table->setColumnWidth(column, 66);
    m_undo->setObjectName(u"importUndo"_s);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_undo);
    QVBoxLayout* inner = nullptr;
    auto* part = importCard(inner);
    inner->addWidget(importHeading(tr("Earlier imports")));
    inner->addWidget(m_table, 1);
    inner->addLayout(foot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(part);
    m_undo->setEnabled(false);
    connect(m_table, &QTableWidget::currentCellChanged, this, &EarlierImports::offerUndo);
    connect(m_undo, &HintButton::clicked, this, [this] {
        if (const auto* item = m_table->item(m_table->currentRow(), 0))
            emit undoRequested(RunId::fromString(item->data(runRole).toString()));
    });
}

/// One that is at work would go on with what is gone.
void EarlierImports::offerUndo()
{
    const auto* chosen = m_table->item(m_table->currentRow(), 0);
    m_undo->setEnabled(chosen && !chosen->data(atWorkRole).toBool());
}

void EarlierImports::refresh()
{
    const auto jobs = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return importJobs(*session.replica, actor, shownJobs);
    });
    deliver(jobs, this, m_latest([this](const Result<QList<ImportJobRow>>& found) {
        if (!found) {
            emit failed(found.error());
            return;
        }
        const auto* chosen = m_table->item(m_table->currentRow(), 0);
        const auto run = chosen ? chosen->data(runRole) : QVariant();
        const QSignalBlocker quiet(m_table); // the chosen one stays so, and the keys at its button
        m_table->setRowCount(0);
        for (const auto& job : *found) {
            addImportRow(m_table,
                {Words::ago(job.startedAt), job.file, job.person, Words::number(job.created),
                    Words::number(job.updated), Words::number(job.rejected),
                    ExchangeWords::stateOf(job)});
            const auto row = m_table->rowCount() - 1;
            auto* state = m_table->item(row, m_table->columnCount() - 1);
            if (job.isPartlyTakenBack)
                state->setToolTip(tr("Undo the import again to go on."));
            else if (job.isCutOff())
                state->setToolTip(
                    tr("What it wrote stands. Import the file again to go on, or undo "
                       "the import."));
            m_table->item(row, 0)->setData(runRole, job.run.toString());
            m_table->item(row, 0)->setData(atWorkRole, job.isAtWork.value_or(false));
            if (run == job.run.toString())
                m_table->setCurrentCell(row, 0);
        }
        offerUndo();
    }));
}

} // namespace homeport
