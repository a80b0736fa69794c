#include "ui/exchange/import_run_part.h"

#include "ui/exchange/exchange_words.h"
#include "ui/exchange/import_job_runner.h"
#include "ui/exchange/import_parts.h"
#include "ui/exchange/import_undo_runner.h"
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
    , m_undoing(new ImportUndoRunner(backend, this))
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
        m_left->setText(seconds < 0 ? tr("Working …") : timeLeft(seconds));
    });
    connect(m_runner, &ImportJobRunner::ended, this, &ImportRunPart::showOutcome);
    connect(m_runner, &ImportJobRunner::failed, this, &ImportRunPart::showFailure);
    connect(m_undoing, &ImportUndoRunner::progressed, this, &ImportRunPart::showUndoProgress);
    connect(m_undoing, &ImportUndoRunner::ended, this, &ImportRunPart::showUndone);
    connect(m_undoing, &ImportUndoRunner::failed, this, &ImportRunPart::showUndoFailure);
    connect(m_cancel, &HintButton::clicked, this, &ImportRunPart::stop);
    auto* refused = new RefusedRows(m_backend, this);
    connect(
        m_saveRejects, &HintButton::clicked, this, [this, refused] { refused->save(m_outcome); });
    connect(refused, &RefusedRows::said, this,
        [this](Tone tone, const QString& sentence) { tell(tone, sentence, wayBack()); });
    connect(m_show, &HintButton::clicked, this, [this] { emit showRequested(m_outcome.run); });
    connect(m_message, &MessageStrip::actionRequested, this, [this] { undo(m_offered); });
}

bool ImportRunPart::isRunning() const
{
    return m_runner->isRunning() || m_undoing->isRunning();
}

bool ImportRunPart::isWriting() const
{
    return m_runner->isWriting();
}

bool ImportRunPart::isTakingBack() const
{
    return m_undoing->isWriting();
}

void ImportRunPart::stop()
{
    m_runner->cancel();
    m_undoing->cancel();
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
    tell(tone, wasCancelled ? cancelled.arg(said) : said, wayBack());
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
    tell(Tone::Critical, m_hasRun ? ExchangeWords::stopped(error, kept) : Words::of(error),
        wayBack());
    if (!isRehearsal)
        m_backend.poll();
    emit ended();
}

void ImportRunPart::tell(Tone tone, const QString& sentence, RunId undoable)
{
    m_offered = undoable;
    m_message->say(tone, sentence, undoable.isNull() ? QString() : tr("Undo this import"));
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
                tr("%1 more rows; save the refused rows to see them.", nullptr,
                    int(outcome.rejected - shownRejects))
                    .arg(Words::number(outcome.rejected - shownRejects))});
}

void ImportRunPart::undo(RunId run)
{
    if (isRunning()) {
        m_message->say(Tone::Medium,
            tr("Something is under way here already. Cancel it or wait until it is done."));
        return;
    }
    m_message->say(Tone::Information, tr("The import is being taken back …"));
    m_undoing->start(run);
    setRunning(true);
}

void ImportRunPart::showUndoProgress(qint64 done, qint64 total, qint64 secondsLeft)
{
    m_meter->setShare(total > 0 ? double(done) / double(total) : 0.0);
    const auto said = tr("%1 of %2", "so much is taken back of an import")
                          .arg(Words::number(done), Words::number(total));
    m_left->setText(secondsLeft > 0 ? said + u" · "_s + timeLeft(secondsLeft) : said);
}

void ImportRunPart::showUndone(const ImportUndo& undone, bool wasCancelled)
{
    setRunning(false);
    if (wasCancelled)
        tell(
            Tone::Medium, tr("Cancelled. %1").arg(ExchangeWords::ofPart(undone)), m_undoing->run());
    else
        tell(Tone::Good, ExchangeWords::of(undone), RunId());
    endUndo();
}

void ImportRunPart::showUndoFailure(const Error& error, const ImportUndo& undone)
{
    setRunning(false);
    const bool isPart = undone.removed + undone.reverted > 0;
    tell(Tone::Critical,
        isPart ? Words::of(error) + u' ' + ExchangeWords::ofPart(undone) : Words::of(error),
        isPart ? m_undoing->run() : RunId());
    endUndo();
}

void ImportRunPart::endUndo()
{
    m_backend.poll();
    emit ended();
}

QString ImportRunPart::timeLeft(qint64 seconds)
{
    return tr("about %n second(s) left", nullptr, int(seconds));
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
