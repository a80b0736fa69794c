#include "ui/exchange/import_file_part.h"

#include "core/exchange/import_directory.h"
#include "core/exchange/import_preset.h"
#include "ui/exchange/exchange_words.h"
#include "ui/exchange/import_columns.h"
#include "ui/exchange/import_parts.h"
#include "ui/shell/backend.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/hint_button.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFrame>
#include <QInputDialog>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr char delimiters[] = {',', ';', '\t', '|'};

} // namespace

ImportFilePart::ImportFilePart(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_path(new QLineEdit)
    , m_choose(new HintButton(tr("Choose …")))
    , m_preset(new QComboBox)
    , m_encoding(new QComboBox)
    , m_delimiter(new QComboBox)
    , m_zone(new QLineEdit)
    , m_columns(new ImportColumns)
    , m_rehearse(new HintButton(tr("Show what would happen")))
    , m_import(new HintButton(tr("Import"), {}, HintButton::Look::Primary))
    , m_savePreset(new HintButton(tr("Keep as preset …"), {}, HintButton::Look::Quiet))
{
    setUpFields();
    setUpLayout();
    connect(m_choose, &HintButton::clicked, this, &ImportFilePart::choose);
    connect(m_path, &QLineEdit::returnPressed, this, [this] { open(m_path->text()); });
    connect(m_rehearse, &HintButton::clicked, this, [this] { emit startRequested(true); });
    connect(m_import, &HintButton::clicked, this, [this] { emit startRequested(false); });
    connect(m_savePreset, &HintButton::clicked, this, &ImportFilePart::savePreset);
    for (auto* box : {m_encoding, m_delimiter, m_preset})
        connect(box, &QComboBox::activated, this, &ImportFilePart::look);
    showActs();
}

void ImportFilePart::setUpFields()
{
    m_path->setObjectName(u"importPath"_s);
    m_path->setAccessibleName(tr("File"));
    m_path->setPlaceholderText(tr("A CSV file"));
    m_choose->setObjectName(u"importChoose"_s);
    m_preset->setObjectName(u"importPreset"_s);
    for (const auto encoding : {TextEncoding::Utf8, TextEncoding::Utf16LittleEndian,
             TextEncoding::Utf16BigEndian, TextEncoding::Windows1252})
        m_encoding->addItem(ExchangeWords::of(encoding), int(encoding));
    for (auto* box : {m_preset, m_encoding, m_delimiter}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    m_delimiter->addItems({tr("Comma"), tr("Semicolon"), tr("Tab"), tr("Bar")});
    m_zone->setPlaceholderText(tr("The organization's zone"));
    m_rehearse->setObjectName(u"importRehearse"_s);
    m_import->setObjectName(u"importRun"_s);
    m_savePreset->setObjectName(u"importSavePreset"_s);
}

void ImportFilePart::setUpLayout()
{
    auto* file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(m_choose);
    auto* format = new QHBoxLayout;
    format->setSpacing(Theme::space);
    format->addWidget(new FormRow(tr("P&reset"), m_preset), 6);
    format->addWidget(new FormRow(tr("&Encoding"), m_encoding), 2);
    format->addWidget(new FormRow(tr("&Delimiter"), m_delimiter), 2);
    format->addWidget(new FormRow(tr("Time &zone"), m_zone), 2);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_savePreset);
    foot->addStretch();
    foot->addWidget(m_rehearse);
    foot->addWidget(m_import);
    QVBoxLayout* inner = nullptr;
    auto* card = importCard(inner);
    inner->addWidget(importHeading(tr("File and columns")));
    inner->addLayout(file);
    inner->addLayout(format);
    inner->addWidget(m_columns, 1);
    inner->addLayout(foot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(card);
}

void ImportFilePart::focusPath()
{
    m_path->setFocus();
    m_path->selectAll();
}

void ImportFilePart::choose()
{
    auto* dialog = new QFileDialog(
        this, tr("Choose a file"), {}, tr("Tables (*.csv *.txt *.tsv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportFilePart::open);
    dialog->open();
}

void ImportFilePart::open(const QString& path)
{
    m_path->setText(path);
    m_opened = {};
    look();
}

Result<ImportFilePart::Opened> ImportFilePart::read(Session& session, const QString& path,
    const std::optional<CsvFormat>& format, const QString& preset)
{
    Opened found;
    auto presets = importPresets(*session.replica);
    if (!presets)
        return presets.error();
    found.presets = *presets;
    auto zone = importZone(*session.replica, {});
    if (!zone)
        return zone.error();
    found.zone = QString::fromUtf8(*zone);
    auto sample = sampleOf(session.replica->world().disk(), path, format);
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
}

/// Reads the beginning of the file, with the format that stands in the boxes once there is one.
void ImportFilePart::look()
{
    std::optional<CsvFormat> format;
    if (!m_opened.sample.header.isEmpty()) {
        format = m_opened.sample.format;
        format->encoding = TextEncoding(m_encoding->currentData().toInt());
        format->delimiter = delimiters[qMax(0, m_delimiter->currentIndex())];
    }
    const auto preset = m_preset->currentData().toString();
    const auto looked = m_backend.ask([path = m_path->text(), format, preset](Session& session) {
        return read(session, path, format, preset);
    });
    deliver(looked, this, m_latestLook([this](const Result<Opened>& found) {
        if (!found) {
            emit said(Tone::Critical, Words::of(found.error()));
            return;
        }
        showFile(*found);
        emit opened();
    }));
}

void ImportFilePart::showFile(const Opened& file)
{
    const auto chosen = m_preset->currentData().toString();
    m_opened = file;
    m_preset->clear();
    for (const auto& name : file.presets)
        m_preset->addItem(ExchangeWords::preset(name), name);
    m_preset->setCurrentIndex(
        qMax(0, m_preset->findData(file.isLog ? u"servicenow-log"_s : chosen)));
    m_encoding->setCurrentIndex(m_encoding->findData(int(file.sample.format.encoding)));
    const auto* found =
        std::find(std::begin(delimiters), std::end(delimiters), file.sample.format.delimiter);
    m_delimiter->setCurrentIndex(int(found - std::begin(delimiters)));
    m_zone->setPlaceholderText(file.zone);
    m_columns->show(file.sample, file.mapping, !file.isLog);
    showActs();
}

std::optional<ImportRequest> ImportFilePart::request() const
{
    if (m_opened.sample.header.isEmpty())
        return std::nullopt;
    ImportRequest request;
    request.path = m_path->text();
    request.preset = m_preset->currentData().toString();
    request.format = m_opened.sample.format;
    if (!m_opened.isLog)
        request.mapping = m_columns->mapping();
    request.options.zoneId = m_zone->text().trimmed().toUtf8();
    return request;
}

void ImportFilePart::savePreset()
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
                emit said(Tone::Good, tr("The preset is kept for everyone."));
            else
                emit said(Tone::Critical, Words::of(done.error()));
        });
    });
    dialog->open();
}

void ImportFilePart::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    showActs();
}

void ImportFilePart::showActs()
{
    const bool isReady = !m_opened.sample.header.isEmpty() && !m_isRunning;
    m_rehearse->setEnabled(isReady);
    m_import->setEnabled(isReady);
    m_savePreset->setEnabled(isReady && !m_opened.isLog);
}

} // namespace homeport
