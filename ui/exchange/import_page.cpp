#include "ui/exchange/import_page.h"

#include "ui/exchange/earlier_imports.h"
#include "ui/exchange/import_file_part.h"
#include "ui/exchange/import_run_part.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

ImportPage::ImportPage(Backend& backend, QWidget* parent)
    : QWidget(parent)
    , m_file(new ImportFilePart(backend))
    , m_run(new ImportRunPart(backend))
    , m_earlier(new EarlierImports(backend))
{
    setObjectName(u"importPage"_s);
    auto* title = new QLabel(tr("Import incidents"));
    setStyleClass(title, u"title"_s);
    auto* right = new QVBoxLayout;
    right->setSpacing(Theme::space);
    right->addWidget(m_run, 3);
    right->addWidget(m_earlier, 2);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(Theme::space);
    parts->addWidget(m_file, 1);
    parts->addLayout(right, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(title);
    layout->addLayout(parts, 1);

    connect(m_file, &ImportFilePart::opened, m_run, &ImportRunPart::dismiss);
    connect(m_file, &ImportFilePart::said, m_run, &ImportRunPart::say);
    connect(m_file, &ImportFilePart::startRequested, this, &ImportPage::start);
    connect(m_run, &ImportRunPart::runningChanged, m_file, &ImportFilePart::setRunning);
    connect(m_run, &ImportRunPart::ended, m_earlier, &EarlierImports::refresh);
    connect(m_run, &ImportRunPart::showRequested, this, &ImportPage::showRequested);
    connect(m_earlier, &EarlierImports::undoRequested, m_run, &ImportRunPart::undo);
    connect(m_earlier, &EarlierImports::failed, m_run,
        [this](const Error& error) { m_run->say(Tone::Critical, Words::of(error)); });
}

void ImportPage::refresh()
{
    m_earlier->refresh();
}

bool ImportPage::isWriting() const
{
    return m_run->isWriting();
}

bool ImportPage::isTakingBack() const
{
    return m_run->isTakingBack();
}

void ImportPage::stop()
{
    m_run->stop();
}

void ImportPage::focusFile()
{
    m_file->focusPath();
}

void ImportPage::openFile(const QString& path)
{
    m_file->open(path);
}

void ImportPage::start(bool isRehearsal)
{
    const auto request = m_file->request();
    if (request && !m_run->isRunning())
        m_run->start(*request, isRehearsal);
}

} // namespace homeport
