#include "ui/tickets/conversation_view.h"

#include "ui/theme/theme.h"
#include "ui/tickets/file_chips.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int firstShown = 80; // lines; more take time to lay out
constexpr qsizetype longestBody = 20'000; // characters; the rest is shown on demand (SEC-57)
constexpr int wholeHeight = 320;
constexpr qsizetype longestRun = 2'000; // without a break (SEC-57)

/// What can be laid out within a frame: long words get breaks, what is far too long an end.
QString shown(const QString& body)
{
    auto text = body.left(longestBody);
    qsizetype run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        run = text[i].isSpace() ? 0 : run + 1;
        if (run < longestRun || text[i].isHighSurrogate())
            continue;
        text.insert(++i, QChar(0x200b)); // zero width: nothing is seen of it
        run = 0;
    }
    return text;
}

bool isEmail(const ConversationItem& item)
{
    return item.kind == keyOf(TicketCommentKind::EmailIn);
}

/// A button that puts all of a long text in the place of its beginning, in a field that lays out
/// only what is seen.
QWidget* restOf(const QString& body, QWidget* beginning)
{
    auto* all = new QPushButton(
        ConversationView::tr("Show %n more characters", nullptr, int(body.size() - longestBody)));
    all->setObjectName(u"showRest"_s);
    setStyleClass(all, u"quiet"_s);
    QObject::connect(all, &QPushButton::clicked, beginning, [all, beginning, body] {
        auto* field = new QPlainTextEdit;
        field->setObjectName(u"wholeText"_s);
        field->setReadOnly(true);
        field->setMinimumHeight(wholeHeight);
        field->setPlainText(body);
        delete beginning->parentWidget()->layout()->replaceWidget(beginning, field);
        all->hide();
        field->setFocus();
        beginning->deleteLater();
    });
    return all;
}

} // namespace

QWidget* plainLabel(const QString& text, const QString& styleClass)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!styleClass.isEmpty())
        setStyleClass(label, styleClass);
    return label;
}

QList<ConversationView::Shows> conversationShows()
{
    using Shows = ConversationView::Shows;
    return {Shows::All, Shows::Replies, Shows::Notes, Shows::Events};
}

QString nameOf(ConversationView::Shows shows)
{
    switch (shows) {
    case ConversationView::Shows::All: return ConversationView::tr("All", "of the conversation");
    case ConversationView::Shows::Replies: return ConversationView::tr("Replies");
    case ConversationView::Shows::Notes: return ConversationView::tr("Notes");
    case ConversationView::Shows::Events: return ConversationView::tr("Events");
    }
    Q_UNREACHABLE();
}

ConversationView::ConversationView(QWidget* parent)
    : QScrollArea(parent), m_earlier(new QPushButton), m_most(firstShown)
{
    setObjectName(u"conversation"_s);
    setAccessibleName(tr("Conversation"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, Theme::smallSpace, 0, Theme::smallSpace);
    m_list->setSpacing(Theme::space);
    m_list->addWidget(m_earlier, 0, Qt::AlignLeft);
    m_list->addStretch();
    m_earlier->setObjectName(u"showEarlier"_s);
    setStyleClass(m_earlier, u"quiet"_s);
    m_earlier->hide();
    connect(m_earlier, &QPushButton::clicked, this, [this] {
        m_most = std::numeric_limits<int>::max();
        rebuild(false);
    });
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

void ConversationView::setItems(const QList<ConversationItem>& messages,
    const QList<ActivityEvent>& events, const QList<AttachedFile>& files)
{
    const auto isSame = [](const ConversationItem& one, const ConversationItem& other) {
        return one.id == other.id && one.body == other.body;
    };
    const bool hasSameMessages =
        std::equal(messages.begin(), messages.end(), m_messages.begin(), m_messages.end(), isSame);
    if (hasSameMessages && events == m_events && files == m_files)
        return;
    m_files = files;
    m_messages = messages;
    m_events = events;
    rebuild(true);
}

void ConversationView::setShows(Shows shows)
{
    if (shows == m_shows)
        return;
    m_shows = shows;
    rebuild(true);
}

QList<ConversationView::Line> ConversationView::lines() const
{
    QList<Line> lines;
    for (const auto& message : m_messages) {
        const bool isShown = m_shows == Shows::All
            || m_shows == (message.isInternal ? Shows::Notes : Shows::Replies);
        if (isShown)
            lines.append({message.createdAt, &message, nullptr});
    }
    if (m_shows == Shows::All || m_shows == Shows::Events) {
        for (const auto& event : m_events)
            lines.append({event.at, nullptr, &event});
    }
    // Of one moment the message comes first: the events that it caused follow.
    std::stable_sort(lines.begin(), lines.end(),
        [](const Line& one, const Line& other) { return one.at < other.at; });
    return lines;
}

void ConversationView::rebuild(bool isAtEnd)
{
    while (m_list->count() > 2) {
        auto* old = m_list->takeAt(1);
        delete old->widget();
        delete old;
    }
    const auto all = lines();
    const auto hidden = qMax(0, int(all.size()) - m_most);
    m_earlier->setText(tr("Show %n earlier", nullptr, hidden));
    setShown(m_earlier, hidden > 0);
    for (const auto& line : all.mid(hidden)) {
        m_list->insertWidget(
            m_list->count() - 1, line.message ? bubbleFor(*line.message) : lineFor(*line.event));
    }
    if (!isAtEnd)
        return;
    // The newest matters; the layout knows its height only after this turn.
    QTimer::singleShot(
        0, this, [this] { verticalScrollBar()->setValue(verticalScrollBar()->maximum()); });
}

QWidget* ConversationView::lineFor(const ActivityEvent& event)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(Avatar::standardSize + Theme::smallSpace, 0, 0, 0);
    row->setSpacing(6);
    auto* mark = new QLabel(u"◦"_s);
    setStyleClass(mark, u"muted"_s);
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* text = plainLabel(
        tr("%1 · %2", "what happened, how long ago").arg(event.text, Words::agoWithTime(event.at)),
        u"small muted"_s);
    text->setToolTip(Words::exact(event.at));
    auto* words = new QVBoxLayout;
    words->addWidget(text);
    QList<AttachedFile> files;
    for (const auto& file : std::as_const(m_files)) {
        if (event.files.contains(file.id))
            files.append(file);
    }
    if (auto* chips = chipsFor(files))
        words->addWidget(chips);
    row->addLayout(words, 1);
    return line;
}

AttachmentId ConversationView::focusedFile() const
{
    const auto all = findChildren<FileChips*>();
    for (const auto* chips : all) {
        if (const auto id = chips->focused(); !id.isNull())
            return id;
    }
    return {};
}

QWidget* ConversationView::chipsFor(const QList<AttachedFile>& files)
{
    if (files.isEmpty())
        return nullptr;
    auto* chips = new FileChips(files);
    connect(chips, &FileChips::openRequested, this, &ConversationView::fileOpenRequested);
    connect(chips, &FileChips::saveRequested, this, &ConversationView::fileSaveRequested);
    connect(chips, &FileChips::removeRequested, this, &ConversationView::fileRemoveRequested);
    return chips;
}

QWidget* ConversationView::bubbleFor(const ConversationItem& item)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::smallSpace);
    row->addWidget(new Avatar(item.author), 0, Qt::AlignTop);

    auto* bubble = new QFrame;
    auto* text = new QVBoxLayout(bubble);
    text->setSpacing(2);
    if (item.isInternal) {
        setStyleClass(bubble, u"note"_s);
        text->setContentsMargins(10, 6, 10, 8);
    } else {
        text->setContentsMargins(0, 0, 0, 0);
    }
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    auto* name = new QLabel(item.author);
    name->setTextFormat(Qt::PlainText);
    setStyleClass(name, u"strong"_s);
    head->addWidget(name);
    const auto said = item.isInternal ? tr("%1 · internal note")
        : item.isFromParent           ? tr("%1 · said on the ticket this one is part of")
        : isEmail(item)               ? tr("%1 · by e-mail", "when it was said")
                                      : u"%1"_s;
    auto* when = new QLabel(said.arg(Words::agoWithTime(item.createdAt)));
    when->setToolTip(Words::exact(item.createdAt));
    setStyleClass(when, u"muted"_s);
    head->addWidget(when);
    head->addStretch();
    text->addLayout(head);
    auto* body = plainLabel(shown(item.body));
    text->addWidget(body);
    if (item.body.size() > longestBody)
        text->addWidget(restOf(item.body, body), 0, Qt::AlignLeft);
    QList<AttachedFile> files;
    for (const auto& file : std::as_const(m_files)) {
        if (file.comment == item.id)
            files.append(file);
    }
    if (auto* chips = chipsFor(files))
        text->addWidget(chips);
    row->addWidget(bubble, 1);
    return line;
}

} // namespace homeport
