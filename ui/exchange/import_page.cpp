#include "ui/exchange/import_page.h"

#include "core/exchange/import_directory.h"
#include "ui/exchange/earlier_imports.h"
#include "ui/exchange/exchange_words.h"
#include "ui/exchange/import_columns.h"
#include "ui/exchange/import_job_runner.h"
#include "ui/exchange/import_parts.h"
#include "ui/exchange/refused_rows.h"
#include "ui/shell/backend.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int previewRows = 50;
constexpr int shownRejects = 200;
constexpr char delimiters[] = {',', ';', '\t', '|'};

} // namespace

ImportPage::ImportPage(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_runner(new ImportJobRunner(backend, this))
    , m_path(new QLineEdit)
    , m_preset(new QComboBox)
    , m_encoding(new QComboBox)
    , m_delimiter(new QComboBox)
    , m_zone(new QLineEdit)
    , m_columns(new ImportColumns)
    , m_rows(importTable(u"importRows"_s,
          {tr("Line"), tr("Outcome"), tr("Number"), tr("Title"), tr("What changes, or why not")}))
    , m_earlier(new EarlierImports(backend))
    , m_rehearse(new HintButton(tr("Show what would happen")))
    , m_import(new HintButton(tr("Import"), {}, HintButton::Look::Primary))
    , m_cancel(new HintButton(tr("Cancel")))
    , m_saveRejects(new HintButton(tr("Save refused rows …")))
    , m_show(new HintButton(tr("Show the incidents")))
    , m_savePreset(new HintButton(tr("Keep as preset …"), {}, HintButton::Look::Quiet))
    , m_meter(new Meter)
    , m_left(new QLabel)
    , m_message(new MessageStrip)
{
    setObjectName(u"importPage"_s);
    auto* title = new QLabel(tr("Import incidents"));
    setStyleClass(title, u"title"_s);
    auto* left = new QVBoxLayout;
    left->setSpacing(Theme::space);
    left->addWidget(makeFilePart());
    auto* right = new QVBoxLayout;
    right->setSpacing(Theme::space);
    right->addWidget(makeRunPart(), 3);
    right->addWidget(m_earlier, 2);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(Theme::space);
    parts->addLayout(left, 1);
    parts->addLayout(right, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(title);
    layout->addLayout(parts, 1);

    connect(m_runner, &ImportJobRunner::progressed, this, [this](double share, qint64 seconds) {
        m_meter->setShare(share);
        m_left->setText(
            seconds < 0 ? tr("Working …") : tr("about %n second(s) left", nullptr, int(seconds)));
    });
    connect(m_runner, &ImportJobRunner::ended, this, &ImportPage::showOutcome);
    connect(m_runner, &ImportJobRunner::failed, this, &ImportPage::showFailure);
    connect(m_earlier, &EarlierImports::undoRequested, this, &ImportPage::undo);
    connect(m_earlier, &EarlierImports::failed, this,
        [this](const Error& error) { m_message->say(Tone::Critical, Words::of(error)); });
    setRunning(false);
}

QWidget* ImportPage::makeFilePart()
{
    m_path->setObjectName(u"importPath"_s);
    m_path->setAccessibleName(tr("File"));
    m_rows->setAccessibleName(tr("Rows"));
    m_path->setPlaceholderText(tr("A CSV file"));
    m_preset->setObjectName(u"importPreset"_s);
    for (const auto encoding : {TextEncoding::Utf8, TextEncoding::Utf16LittleEndian,
             TextEncoding::Utf16BigEndian, TextEncoding::Windows1252})
        m_encoding->addItem(ExchangeWords::of(encoding), int(encoding));
    for (auto* box : {m_preset, m_encoding, m_delimiter}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_delimiter->addItems({tr("Comma"), tr("Semicolon"), tr("Tab"), tr("Bar")});
    m_zone->setPlaceholderText(tr("The organization's zone"));
    auto* choose = new HintButton(tr("Choose …"));
    choose->setObjectName(u"importChoose"_s);
    auto* file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(choose);
    auto* format = new QHBoxLayout;
    format->setSpacing(Theme::space);
    format->addWidget(new FormRow(tr("P&reset"), m_preset), 3);
    format->addWidget(new FormRow(tr("&Encoding"), m_encoding), 2);
    format->addWidget(new FormRow(tr("&Delimiter"), m_delimiter), 2);
    format->addWidget(new FormRow(tr("Time &zone"), m_zone), 3);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_savePreset);
    foot->addStretch();
    foot->addWidget(m_rehearse);
    foot->addWidget(m_import);
    QVBoxLayout* layout = nullptr;
    auto* part = importCard(layout);
    layout->addWidget(importHeading(tr("File and columns")));
    layout->addLayout(file);
    layout->addLayout(format);
    layout->addWidget(m_columns, 1);
    layout->addLayout(foot);
    m_rehearse->setObjectName(u"importRehearse"_s);
    m_import->setObjectName(u"importRun"_s);
    m_savePreset->setObjectName(u"importSavePreset"_s);

    connect(choose, &HintButton::clicked, this, &ImportPage::chooseFile);
    connect(m_path, &QLineEdit::returnPressed, this, [this] { openFile(m_path->text()); });
    connect(m_rehearse, &HintButton::clicked, this, [this] { start(true); });
    connect(m_import, &HintButton::clicked, this, [this] { start(false); });
    connect(m_savePreset, &HintButton::clicked, this, &ImportPage::savePreset);
    for (auto* box : {m_encoding, m_delimiter, m_preset})
        connect(box, &QComboBox::activated, this, &ImportPage::look);
    return part;
}

QWidget* ImportPage::makeRunPart()
{
    m_left->setTextFormat(Qt::PlainText);
    setStyleClass(m_left, u"small secondary"_s);
    auto* progress = new QHBoxLayout;
    progress->setSpacing(Theme::space);
    progress->addWidget(m_meter, 1);
    progress->addWidget(m_left);
    progress->addWidget(m_cancel);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_saveRejects);
    foot->addStretch();
    foot->addWidget(m_show);
    m_rows->setColumnWidth(0, 44);
    m_rows->setColumnWidth(1, 70);
    m_rows->setColumnWidth(2, 96);
    m_rows->setColumnWidth(3, 140);
    QVBoxLayout* layout = nullptr;
    auto* part = importCard(layout);
    layout->addWidget(importHeading(tr("What happens")));
    layout->addLayout(progress);
    layout->addWidget(m_message);
    layout->addWidget(m_rows, 1);
    layout->addLayout(foot);
    m_cancel->setObjectName(u"importCancel"_s);
    m_show->setObjectName(u"importShow"_s);
    m_saveRejects->setObjectName(u"importSaveRejects"_s);
    m_message->setObjectName(u"importMessage"_s);
    connect(m_cancel, &HintButton::clicked, m_runner, &ImportJobRunner::cancel);
    auto* refused = new RefusedRows(m_backend, this);
    connect(
        m_saveRejects, &HintButton::clicked, this, [this, refused] { refused->save(m_outcome); });
    connect(refused, &RefusedRows::said, this,
        [this](Tone tone, const QString& sentence) { m_message->say(tone, sentence, undoText()); });
    connect(m_show, &HintButton::clicked, this, [this] { emit showRequested(m_outcome.run); });
    connect(m_message, &MessageStrip::actionRequested, this, [this] { undo(m_outcome.run); });
    return part;
}

void ImportPage::refresh()
{
    m_earlier->refresh();
}

void ImportPage::focusFile()
{
    m_path->setFocus();
    m_path->selectAll();
}

void ImportPage::chooseFile()
{
    auto* dialog = new QFileDialog(
        this, tr("Choose a file"), {}, tr("Tables (*.csv *.txt *.tsv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPage::openFile);
    dialog->open();
}

void ImportPage::openFile(const QString& path)
{
    m_path->setText(path);
    m_opened = {};
    look();
}

/// Reads the beginning of the file, with the format that stands in the boxes once there is one.
void ImportPage::look()
{
    std::optional<CsvFormat> format;
    if (!m_opened.sample.header.isEmpty()) {
        format = m_opened.sample.format;
        format->encoding = TextEncoding(m_encoding->currentData().toInt());
        format->delimiter = delimiters[qMax(0, m_delimiter->currentIndex())];
    }
    const auto preset = m_preset->currentData().toString();
    const auto opened =
        m_backend.ask([path = m_path->text(), format, preset](Session& session) -> Result<Opened> {
            Opened found;
            auto presets = importPresets(*session.replica);
            if (!presets)
                return presets.error();
            found.presets = *presets;
            auto zone = importZone(*session.replica, {});
            if (!zone)
                return zone.error();
            found.zone = QString::fromUtf8(*zone);
            auto sample = sampleOf(path, format);
            if (!sample)
                return sample.error();
            found.sample = *sample;
            found.mapping = guessedMapping(*sample);
            const auto needed = IncidentLogReader::neededColumns();
            const bool looksLikeLog = std::all_of(needed.begin(), needed.end(),
                [&](const QString& name) { return sample->header.contains(name); });
            found.isLog = preset == "servicenow-log"_L1 || (!format && looksLikeLog);
            if (!preset.isEmpty() && preset != "auto"_L1 && !found.isLog) {
                auto saved = importPreset(*session.replica, preset);
                if (!saved)
                    return saved.error();
                found.mapping = *saved;
            }
            return found;
        });
    deliver(opened, this, m_latestLook([this](const Result<Opened>& found) {
        if (!found) {
            m_message->say(Tone::Critical, Words::of(found.error()));
            return;
        }
        m_message->dismiss();
        showFile(*found);
    }));
}

void ImportPage::showFile(const Opened& opened)
{
    const auto chosen = m_preset->currentData().toString();
    m_opened = opened;
    m_preset->clear();
    for (const auto& name : opened.presets)
        m_preset->addItem(ExchangeWords::preset(name), name);
    m_preset->setCurrentIndex(
        qMax(0, m_preset->findData(opened.isLog ? u"servicenow-log"_s : chosen)));
    m_encoding->setCurrentIndex(m_encoding->findData(int(opened.sample.format.encoding)));
    const auto* found =
        std::find(std::begin(delimiters), std::end(delimiters), opened.sample.format.delimiter);
    m_delimiter->setCurrentIndex(int(found - std::begin(delimiters)));
    m_zone->setPlaceholderText(opened.zone);
    m_columns->show(opened.sample, opened.mapping, !opened.isLog);
    setRunning(m_runner->isRunning());
}

void ImportPage::start(bool isRehearsal)
{
    if (m_opened.sample.header.isEmpty() || m_runner->isRunning())
        return;
    ImportRequest request;
    request.path = m_path->text();
    request.preset = m_preset->currentData().toString();
    request.format = m_opened.sample.format;
    if (!m_opened.isLog)
        request.mapping = m_columns->mapping();
    request.options.isRehearsal = isRehearsal;
    request.options.zoneId = m_zone->text().trimmed().toUtf8();
    request.options.previewRows = previewRows;
    m_message->dismiss();
    m_rows->setRowCount(0);
    setRunning(true);
    m_runner->start(request);
}

void ImportPage::showOutcome(const ImportOutcome& outcome, bool isRehearsal, bool wasCancelled)
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
    m_earlier->refresh();
}

void ImportPage::showFailure(const Error& error, const ImportOutcome& kept, bool isRehearsal)
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
    m_earlier->refresh();
}

QString ImportPage::undoText() const
{
    return m_hasRun ? tr("Undo this import") : QString();
}

void ImportPage::showRows(const ImportOutcome& outcome)
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

void ImportPage::savePreset()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"importPresetName"_s);
    dialog->setWindowTitle(tr("Keep as preset"));
    dialog->setLabelText(tr("Name of the preset"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        auto kept = m_columns->mapping();
        kept.name = name;
        const auto saved = m_backend.run([kept, actor = m_backend.actor()](Session& session) {
            return saveImportPreset(*session.replica, actor, kept);
        });
        deliver(saved, this, [this](const Result<>& done) {
            if (done)
                m_message->say(Tone::Good, tr("The preset is kept for everyone."));
            else
                m_message->say(Tone::Critical, Words::of(done.error()));
        });
    });
    dialog->open();
}

void ImportPage::undo(RunId run)
{
    const auto undone = m_backend.run([run, actor = m_backend.actor()](Session& session) {
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
        m_earlier->refresh();
    });
}

void ImportPage::setRunning(bool isRunning)
{
    const bool hasFile = !m_opened.sample.header.isEmpty();
    m_rehearse->setEnabled(hasFile && !isRunning);
    m_import->setEnabled(hasFile && !isRunning);
    m_savePreset->setEnabled(hasFile && !isRunning && !m_opened.isLog);
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
