#include "ui/exchange/import_run_part.h"

#include "ui/exchange/exchange_words.h"
#include "ui/exchange/import_job_runner.h"
#include "ui/exchange/import_parts.h"
#include "ui/exchange/refused_rows.h"
#include "ui/shell/backend.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QFrame>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int previewRows = 50;
constexpr int shownRejects = 200;

} // namespace

ImportRunPart::ImportRunPart(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_runner(new ImportJobRunner(backend, this))
    , m_rows(importTable(u"importRows"_s,
          {tr("Line"), tr("Outcome"), tr("Number"), tr("Title"), tr("What changes, or why not")}))
    , m_cancel(new HintButton(tr("Cancel")))
    , m_saveRejects(new HintButton(tr("Save refused rows …")))
    , m_show(new HintButton(tr("Show the incidents")))
    , m_meter(new Meter)
    , m_left(new QLabel)
    , m_message(new MessageStrip)
{
    setUpParts();
    setUpLayout();
    connectParts();
    setRunning(false);
}

void ImportRunPart::setUpParts()
{
    m_left->setTextFormat(Qt::PlainText);
    setStyleClass(m_left, u"small secondary"_s);
    m_rows->setAccessibleName(tr("Rows"));
    m_rows->setColumnWidth(0, 44);
    m_rows->setColumnWidth(1, 70);
    m_rows->setColumnWidth(2, 96);
    m_rows->setColumnWidth(3, 140);
    m_cancel->setObjectName(u"importCancel"_s);
    m_show->setObjectName(u"importShow"_s);
    m_saveRejects->setObjectName(u"importSaveRejects"_s);
    m_message->setObjectName(u"importMessage"_s);
}

void ImportRunPart::setUpLayout()
{
    auto* progress = new QHBoxLayout;
    progress->setSpacing(Theme::space);
    progress->addWidget(m_meter, 1);
    progress->addWidget(m_left);
    progress->addWidget(m_cancel);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_saveRejects);
    foot->addStretch();
    foot->addWidget(m_show);
    QVBoxLayout* inner = nullptr;
    auto* card = importCard(inner);
    inner->addWidget(importHeading(tr("What happens")));
    inner->addLayout(progress);
    inner->addWidget(m_message);
    inner->addWidget(m_rows, 1);
    inner->addLayout(foot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(card);
}

void ImportRunPart::connectParts()
{
    connect(m_runner, &ImportJobRunner::progressed, this, [this](double share, qint64 seconds) {
        m_meter->setShare(share);
        m_left->setText(
            seconds < 0 ? tr("Working …") : tr("about %n second(s) left", nullptr, int(seconds)));
    });
    connect(m_runner, &ImportJobRunner::ended, this, &ImportRunPart::showOutcome);
    connect(m_runner, &ImportJobRunner::failed, this, &ImportRunPart::showFailure);
    connect(m_cancel, &HintButton::clicked, m_runner, &ImportJobRunner::cancel);
    auto* refused = new RefusedRows(m_backend, this);
    connect(
        m_saveRejects, &HintButton::clicked, this, [this, refused] { refused->save(m_outcome); });
    connect(refused, &RefusedRows::said, this,
        [this](Tone tone, const QString& sentence) { m_message->say(tone, sentence, undoText()); });
    connect(m_show, &HintButton::clicked, this, [this] { emit showRequested(m_outcome.run); });
    connect(m_message, &MessageStrip::actionRequested, this, [this] { undo(m_outcome.run); });
}

bool ImportRunPart::isRunning() const
{
    return m_runner->isRunning();
}

bool ImportRunPart::isWriting() const
{
    return m_runner->isWriting();
}

void ImportRunPart::stop()
{
    m_runner->cancel();
}

void ImportRunPart::start(ImportRequest request, bool isRehearsal)
{
    request.options.isRehearsal = isRehearsal;
    request.options.previewRows = previewRows;
    m_message->dismiss();
    m_rows->setRowCount(0);
    setRunning(true);
    m_runner->start(request);
}

void ImportRunPart::say(Tone tone, const QString& sentence)
{
    m_message->say(tone, sentence);
}

void ImportRunPart::dismiss()
{
    m_message->dismiss();
}

void ImportRunPart::showOutcome(const ImportOutcome& outcome, bool isRehearsal, bool wasCancelled)
{
    m_outcome = outcome;
    m_hasRun = !isRehearsal;
    setRunning(false);
    showRows(outcome);
    const auto said = ExchangeWords::summary(outcome, isRehearsal);
    const auto tone = outcome.rejected > 0 || wasCancelled ? Tone::Medium : Tone::Good;
    const auto cancelled =
        isRehearsal ? tr("Cancelled. %1") : tr("Cancelled. %1 Import the file again to go on.");
    m_message->say(tone, wasCancelled ? cancelled.arg(said) : said, undoText());
    if (!isRehearsal)
        m_backend.poll();
    emit ended();
}

void ImportRunPart::showFailure(const Error& error, const ImportOutcome& kept, bool isRehearsal)
{
    m_outcome = kept;
    m_outcome.preview.clear(); // may tell of rows that are not written
    m_hasRun = !isRehearsal && kept.incidents + kept.updated > 0;
    setRunning(false);
    showRows(m_outcome);
    m_message->say(Tone::Critical,
        m_hasRun ? ExchangeWords::stopped(error, kept) : Words::of(error), undoText());
    if (!isRehearsal)
        m_backend.poll();
    emit ended();
}

QString ImportRunPart::undoText() const
{
    return m_hasRun ? tr("Undo this import") : QString();
}

void ImportRunPart::showRows(const ImportOutcome& outcome)
{
    m_rows->setRowCount(0);
    for (const auto& row : outcome.preview) {
        addImportRow(m_rows,
            {QString::number(row.line), ExchangeWords::of(row.kind), row.number, row.title,
                ExchangeWords::edits(row)});
    }
    for (const auto& reject : outcome.rejects.mid(0, shownRejects))
        addImportRow(m_rows,
            {QString::number(reject.line), tr("Refused"), reject.number, {},
                ExchangeWords::reason(reject)});
    if (outcome.rejected > shownRejects)
        addImportRow(m_rows,
            {{}, tr("Refused"), {}, {},
                tr("%1 more rows; save the refused rows to see them.")
                    .arg(Words::number(outcome.rejected - shownRejects))});
}

void ImportRunPart::undo(RunId run)
{
    const auto undone = m_backend.labour([run, actor = m_backend.actor()](Session& session) {
        return undoImport(*session.replica, actor, run);
    });
    m_message->say(Tone::Information, tr("The import is being taken back …"));
    deliver(undone, this, [this](const Result<ImportUndo>& done) {
        if (!done) {
            m_message->say(Tone::Critical, Words::of(done.error()));
        } else {
            m_message->say(Tone::Good, ExchangeWords::of(*done));
        }
        m_backend.poll();
        emit ended();
    });
}

void ImportRunPart::setRunning(bool isRunning)
{
    emit runningChanged(isRunning); // first: the keys must not come to what appears here
    m_saveRejects->setEnabled(!isRunning && !m_outcome.rejects.isEmpty());
    m_show->setEnabled(!isRunning && m_hasRun);
    for (auto* part : {static_cast<QWidget*>(m_meter), static_cast<QWidget*>(m_left),
             static_cast<QWidget*>(m_cancel)})
        setShown(part, isRunning);
    if (isRunning) {
        m_meter->setShare(0);
        m_left->setText(tr("Working …"));
    }
}

} // namespace homeport
