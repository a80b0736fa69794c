#include "ui/tickets/composer.h"

#include "ui/shell/new_command.h"
#include "ui/theme/icons.h"
#include "ui/tickets/composer_text.h"
#include "ui/tickets/file_chips.h"
#include "ui/tickets/staged_file_json.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/visibility.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int leastHeight = 64; // of the text
constexpr int share = 60; // percent of what it stands in (screens.md section 3)

} // namespace

// composer_send.cpp holds who will read it and how it is sent.

Composer::Composer(QWidget* parent)
    : QFrame(parent)
    , m_reply(new QPushButton(tr("Reply")))
    , m_note(new QPushButton(tr("Internal note")))
    , m_snippets(new HintButton(tr("Text modules"), u"::"_s, HintButton::Look::Quiet))
    , m_text(new ComposerText)
    , m_fileRow(new QWidget)
    , m_attach(new QPushButton(tr("Attach")))
    , m_forParts(new QCheckBox)
    , m_partsNote(new QLabel)
    , m_send(new HintButton(
          tr("Send"), KeyHint::words(Qt::CTRL | Qt::Key_Return), HintButton::Look::Primary))
    , m_sendAnd(new QToolButton)
    , m_draft(new QLabel)
{
    setObjectName(u"composer"_s);
    for (auto* chip : {m_reply, m_note}) {
        setStyleClass(chip, u"chip"_s);
        chip->setCheckable(true);
        chip->setAutoExclusive(true);
    }
    m_reply->setObjectName(u"replyChip"_s);
    m_note->setObjectName(u"noteChip"_s);
    m_send->setObjectName(u"send"_s);
    m_text->setObjectName(u"composerText"_s);
    m_text->setAccessibleName(tr("Text"));
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    setStyleClass(m_text, u"bare"_s);
    m_text->setMinimumHeight(leastHeight);
    m_text->setMaximumHeight(leastHeight);
    m_text->installEventFilter(this);

    auto* chips = new QHBoxLayout;
    chips->setSpacing(Theme::smallSpace);
    chips->addWidget(m_reply);
    chips->addWidget(m_note);
    chips->addStretch();
    m_snippets->setObjectName(u"snippets"_s);
    m_snippets->setToolTip(tr("Choose one of the text modules; :: in the text does the same"));
    chips->addWidget(m_snippets);
    m_attach->setObjectName(u"attach"_s);
    m_attach->setIcon(icon(u"attach"_s));
    m_attach->setToolTip(tr("Attach files; they can also be dropped or pasted into the text"));
    setStyleClass(m_attach, u"quiet"_s);
    m_fileRow->setObjectName(u"stagedFiles"_s);
    (new FlowLayout(m_fileRow))->setContentsMargins(0, 0, 0, 0);
    m_fileRow->hide();
    m_forParts->setObjectName(u"forParts"_s);
    m_partsNote->setObjectName(u"partsNote"_s);
    m_partsNote->setWordWrap(true);
    setStyleClass(m_partsNote, u"small muted"_s);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_attach);
    foot->addWidget(m_forParts);
    m_draft->setObjectName(u"draftNote"_s);
    setStyleClass(m_draft, u"small muted"_s);
    foot->addWidget(m_draft);
    foot->addStretch();
    foot->addWidget(m_send);
    foot->addWidget(m_sendAnd);
    makeSendMenu();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::space, 10, Theme::space, 10);
    layout->setSpacing(Theme::smallSpace);
    layout->addLayout(chips);
    layout->addWidget(m_text);
    layout->addWidget(m_fileRow);
    layout->addWidget(m_partsNote);
    layout->addLayout(foot);

    connect(m_reply, &QPushButton::clicked, this, [this] { write(false); });
    connect(m_note, &QPushButton::clicked, this, [this] { write(true); });
    connect(m_snippets, &HintButton::clicked, this, &Composer::insertModule);
    connect(m_forParts, &QCheckBox::toggled, this, &Composer::showAudience);
    connect(m_forParts, &QCheckBox::clicked, this, [this] {
        if (!isEmpty())
            emit draftChanged();
    });
    connect(m_send, &HintButton::clicked, this, [this] { send(); });
    connect(m_attach, &QPushButton::clicked, this, &Composer::attachRequested);
    connect(m_text, &ComposerText::peopleWanted, this, &Composer::peopleWanted);
    connect(m_text, &ComposerText::modulesWanted, this, &Composer::modulesWanted);
    connect(m_text, &ComposerText::widthChanged, this, &Composer::fit);
    connect(m_text, &ComposerText::filesOffered, this, &Composer::filesOffered);
    connect(m_text, &ComposerText::pictureOffered, this, &Composer::pictureOffered);
    connect(m_text, &ComposerText::textChanged, this, [this] {
        setBusy(m_isBusy);
        m_draft->clear();
        fit();
        emit draftChanged();
    });
    choose(false);
    setBusy(false);
}

void Composer::write(bool isInternal)
{
    choose(isInternal);
    m_text->setFocus();
}

void Composer::setRequester(const QString& name)
{
    m_requester = name;
    choose(m_isInternal);
}

void Composer::setReplyPossible(bool isPossible)
{
    m_reply->setEnabled(isPossible);
    if (!isPossible && !m_note->isHidden())
        choose(true);
}

void Composer::setNotePossible(bool isPossible)
{
    setShown(m_note, isPossible);
    if (!isPossible && isEmpty())
        choose(false);
}

void Composer::setSendPossible(bool isPossible)
{
    m_isSendPossible = isPossible;
    m_attach->setEnabled(isPossible);
    setBusy(m_isBusy);
}

void Composer::clear()
{
    m_sent.forget();
    m_files.clear();
    showFiles();
    m_forParts->setChecked(false);
    m_text->clear();
}

QString Composer::text() const
{
    return m_text->toPlainText();
}

QJsonObject Composer::draft() const
{
    if (isEmpty())
        return {};
    QJsonObject draft{{u"text"_s, text()}, {u"isInternal"_s, m_isInternal},
        {u"isForParts"_s, isForParts()}, {u"files"_s, toJson(m_files)}};
    if (const auto sent = m_sent.toJson(); !sent.isEmpty())
        draft.insert(u"sent"_s, sent);
    return draft;
}

bool Composer::restore(const QJsonObject& draft)
{
    const auto text = draft.value("text"_L1).toString();
    const auto files = stagedFiles(draft.value("files"_L1).toArray());
    if ((text.isEmpty() && files.isEmpty()) || !isEmpty())
        return false;
    m_sent = SentCommand(draft.value("sent"_L1).toObject());
    m_forParts->setChecked(draft.value("isForParts"_L1).toBool());
    const bool isOnlyNote = !m_reply->isEnabled() && !m_note->isHidden();
    choose(draft.value("isInternal"_L1).toBool() || isOnlyNote);
    m_files = files;
    showFiles();
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
    return true;
}

void Composer::addFile(const StagedFile& file)
{
    m_files.append(file);
    showFiles();
    emit draftChanged();
}

void Composer::removeFile(const QString& key)
{
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        if (m_files[i].key != key)
            continue;
        const auto file = m_files.takeAt(i);
        showFiles();
        m_text->setFocus();
        emit draftChanged();
        emit fileRemoved(file);
        return;
    }
}

void Composer::showFiles()
{
    auto* row = m_fileRow->layout();
    while (auto* old = row->takeAt(0)) {
        old->widget()->deleteLater(); // its own click may be what removes it
        old->widget()->hide();
        delete old;
    }
    for (const auto& file : std::as_const(m_files)) {
        auto* chip = new FileChip(file.name, file.size);
        chip->setObjectName(u"stagedFile"_s);
        chip->setText(u"%1  ×"_s.arg(chip->text()));
        chip->setToolTip(tr("Take it out again"));
        row->addWidget(chip);
        const auto remove = [this, key = file.key] { removeFile(key); };
        connect(chip, &FileChip::clicked, this, remove);
        connect(chip, &FileChip::removeRequested, this, remove);
    }
    setShown(m_fileRow, !m_files.isEmpty());
    setBusy(m_isBusy);
    showAudience();
}

void Composer::setPeople(const QList<Mentionable>& people)
{
    m_text->setPeople(people);
}

void Composer::setModules(const QList<record::TextModule>& modules)
{
    m_text->setModules(modules);
}

void Composer::outdateModules()
{
    m_text->outdateModules();
}

void Composer::setPlaceholders(const QHash<QString, QString>& values)
{
    m_text->setPlaceholders(values);
}

void Composer::insertModule()
{
    m_text->beginModule();
}

void Composer::surround(const QString& sign)
{
    if (!isEnabled())
        return;
    if (isVisible() && !m_text->hasFocus())
        return m_text->setFocus(); // what is marked is seen before it is changed
    m_text->surround(sign);
}

void Composer::quote(const QString& words)
{
    m_text->insertQuote(words);
}

void Composer::setDraftNote(const QString& note)
{
    m_draft->setText(note);
}

bool Composer::event(QEvent* event)
{
    if (event->type() == QEvent::ParentAboutToChange && parentWidget())
        parentWidget()->removeEventFilter(this);
    if (event->type() == QEvent::ParentChange && parentWidget())
        parentWidget()->installEventFilter(this);
    return QFrame::event(event);
}

/// As tall as the text, so long as the conversation keeps its share.
void Composer::fit()
{
    const auto* ground = parentWidget();
    const auto others = layout()->totalMinimumSize().height() - leastHeight;
    const auto most = ground ? ground->height() * share / 100 - others : 0;
    m_text->setMaximumHeight(qMax(leastHeight, m_text->neededHeight(qMax(leastHeight, most))));
}

bool Composer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget())
        fit(); // another height leaves other room
    if (watched != m_text)
        return QFrame::eventFilter(watched, event);
    // Esc leaves the field, so that letters are keys again; what was written stays.
    const auto isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (event->type() == QEvent::KeyPress) {
            m_text->leaveModule();
            setFocus(); // Tab goes on from here
        }
        event->accept();
        return true;
    }
    // With nothing typed there is nothing to undo here, so the key is that of the window.
    if (event->type() == QEvent::ShortcutOverride && m_text->document()->isEmpty()) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (press->matches(QKeySequence::Undo) || press->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const auto isReturn = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isReturn && press->modifiers().testFlag(Qt::ControlModifier)) {
            send();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void Composer::choose(bool isInternal)
{
    const auto isOther = m_isInternal != isInternal;
    m_isInternal = isInternal;
    m_reply->setChecked(!isInternal);
    m_note->setChecked(isInternal);
    setStyleClass(this, isInternal ? u"note"_s : u"card"_s);
    m_text->setPlaceholderText(isInternal ? tr("Only the desk will read this")
            : m_requester.isEmpty()       ? tr("Write a reply")
                                          : tr("Write a reply to %1").arg(m_requester));
    showAudience();
    if (isOther && !isEmpty())
        emit draftChanged();
}

} // namespace homeport
