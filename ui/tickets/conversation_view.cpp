#include "ui/tickets/conversation_view.h"

#include "ui/theme/theme.h"
#include "ui/tickets/file_chips.h"
#include "ui/tickets/message_line.h"
#include "ui/tickets/moment_label.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/link_question.h"
#include "ui/widgets/markdown_text.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype firstShown = 80; // lines; more take time to lay out
constexpr qsizetype longestUnmarked = 20'000; // characters of a message; more take time to read

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
    connect(m_earlier, &QPushButton::clicked, this, &ConversationView::showEarlier);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
        [this](int value) { m_isAtEnd = value == verticalScrollBar()->maximum(); });
    // The layout knows its height only later, and another one whenever the window is resized.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int end) {
        if (m_isAtEnd)
            verticalScrollBar()->setValue(end);
    });
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

void ConversationView::setItems(const QList<ConversationItem>& messages,
    const QList<ActivityEvent>& events, const QList<AttachedFile>& files)
{
    if (messages == m_messages && events == m_events && files == m_files)
        return;
    m_files = files;
    m_messages = messages;
    m_events = events;
    showLines();
}

void ConversationView::setShows(Shows shows)
{
    if (shows == m_shows)
        return;
    m_shows = shows;
    showLines();
    showEnd();
}

void ConversationView::setSeen(const std::optional<Timestamp>& until, PersonId reader)
{
    if (until == m_seen && reader == m_reader)
        return;
    m_seen = until;
    m_reader = reader;
    showLines();
}

void ConversationView::showEnd()
{
    setChosen(nullptr);
    m_isAtEnd = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ConversationView::showEarlier()
{
    m_most = std::numeric_limits<qsizetype>::max();
    showLines();
}

void ConversationView::reveal(const QString& words)
{
    const auto all = lines();
    const auto hidden = all.size() - m_lines.size();
    if (std::any_of(all.begin(), all.begin() + hidden,
            [&](const Line& line) { return holds(line, words); }))
        showEarlier();
    for (auto* line : messageLines())
        line->reveal(words);
    layOut();
}

bool ConversationView::holds(const Line& line, const QString& words)
{
    const auto* message = std::get_if<ConversationItem>(&line.what);
    if (const auto* event = std::get_if<ActivityEvent>(&line.what))
        return event->text.contains(words, Qt::CaseInsensitive);
    const auto isIn = [&](const QString& text) {
        return text.contains(words, Qt::CaseInsensitive);
    };
    const auto isInMarked = [&] { // signs may stand between the letters
        return message->isMarkdown && message->body.size() <= longestUnmarked
            && isIn(MarkdownText(message->body).words());
    };
    return message && (isIn(message->body) || isIn(message->author) || isInMarked());
}

QList<ConversationView::Line> ConversationView::lines() const
{
    QList<Line> lines;
    const auto filesWhere = [this](const auto& isIts) {
        QList<AttachedFile> its;
        std::copy_if(m_files.begin(), m_files.end(), std::back_inserter(its), isIts);
        return its;
    };
    for (const auto& message : m_messages) {
        const bool isShown = m_shows == Shows::All
            || m_shows == (message.isInternal ? Shows::Notes : Shows::Replies);
        if (!isShown)
            continue;
        lines.append({message.createdAt, message,
            filesWhere([&](const AttachedFile& file) { return file.comment == message.id; })});
    }
    if (m_shows == Shows::All || m_shows == Shows::Events) {
        for (const auto& event : m_events)
            lines.append({event.at, event, filesWhere([&](const AttachedFile& file) {
                              return event.files.contains(file.id);
                          })});
    }
    // Of one moment the message comes first: the events that it caused follow.
    std::stable_sort(lines.begin(), lines.end(),
        [](const Line& one, const Line& other) { return one.at < other.at; });
    markNews(lines);
    return lines;
}

PersonId ConversationView::Line::who() const
{
    if (const auto* message = std::get_if<ConversationItem>(&what))
        return message->authorId;
    const auto* event = std::get_if<ActivityEvent>(&what);
    return event ? event->actor : PersonId();
}

void ConversationView::markNews(QList<Line>& lines) const
{
    if (!m_seen)
        return;
    const auto news = std::find_if(lines.begin(), lines.end(),
        [this](const Line& line) { return line.at > *m_seen && line.who() != m_reader; });
    if (news != lines.end())
        lines.insert(news, {news->at, NewsMark{*m_seen}, {}});
}

/// The newest ones, and none of those that stand there already is hidden.
qsizetype ConversationView::firstOf(const QList<Line>& all) const
{
    const auto hidden = qMax(qsizetype(0), all.size() - m_most);
    if (m_lines.isEmpty())
        return hidden;
    const auto found = std::find_if(all.begin(), all.begin() + hidden,
        [this](const Line& line) { return line.isSame(m_lines.first()); });
    return found - all.begin();
}

void ConversationView::showLines()
{
    auto all = lines();
    const auto remains = [&](const Line& old) {
        return std::any_of(
            all.begin(), all.end(), [&](const Line& line) { return line.isSame(old); });
    };
    // What is read now, and how far below the upper edge it stands.
    const auto top = verticalScrollBar()->value();
    const auto read = std::find_if(m_lines.begin(), m_lines.end(),
        [&](const Line& line) { return line.widget->geometry().bottom() >= top && remains(line); });
    QWidget* held = read == m_lines.end() ? nullptr : read->widget;
    const auto below = held ? held->y() - top : 0;
    const bool isOther = !held && std::none_of(m_lines.begin(), m_lines.end(), remains);
    if (isOther) { // another story, which begins with its end
        m_isAtEnd = true;
        m_most = firstShown;
    }
    const bool isAtEnd = m_isAtEnd;

    const auto hidden = firstOf(all);
    for (qsizetype i = 0; i < all.size() - hidden; ++i) {
        auto& line = all[hidden + i];
        const auto same = std::find_if(
            m_lines.begin() + i, m_lines.end(), [&](const Line& old) { return old.isSame(line); });
        if (same == m_lines.end()) {
            line.widget = widgetFor(line);
            m_list->insertWidget(int(i) + 1, line.widget); // behind the button
            line.widget->show(); // else it counts as hidden until the event loop comes by
            m_lines.insert(i, line);
            continue;
        }
        for (auto gone = same - m_lines.begin() - i; gone > 0; --gone)
            removeLine(i);
    }
    while (m_lines.size() > all.size() - hidden)
        removeLine(m_lines.size() - 1);
    m_earlier->setText(tr("Show %n earlier", nullptr, int(hidden)));
    setShown(m_earlier, hidden > 0);

    layOut(); // a moment later the reader would see the lines jump
    if (isAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (held)
        verticalScrollBar()->setValue(held->y() - below);
}

void ConversationView::layOut()
{
    QEvent request(QEvent::LayoutRequest);
    m_list->activate();
    QCoreApplication::sendEvent(this, &request);
}

void ConversationView::removeLine(qsizetype at)
{
    auto* gone = m_lines.takeAt(at).widget;
    m_list->removeWidget(gone);
    gone->hide();
    gone->deleteLater(); // what is done with it may be what removes it
}

QWidget* ConversationView::widgetFor(const Line& line)
{
    if (const auto* message = std::get_if<ConversationItem>(&line.what))
        return messageFor(*message, line.files);
    const auto* event = std::get_if<ActivityEvent>(&line.what);
    return event ? lineFor(*event, line.files) : makeNewsMark();
}

/// Between two rules, so that it is no line of the story.
QWidget* ConversationView::makeNewsMark()
{
    auto* mark = new QWidget;
    mark->setObjectName(u"newsMark"_s);
    auto* row = new QHBoxLayout(mark);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::smallSpace);
    auto* text = new QLabel(tr("New since you looked"));
    setStyleClass(text, u"small strong"_s);
    for (auto* part : {static_cast<QWidget*>(new QFrame), static_cast<QWidget*>(text),
             static_cast<QWidget*>(new QFrame)}) {
        if (part != text)
            setStyleClass(part, u"rule"_s);
        row->addWidget(part, part == text ? 0 : 1, Qt::AlignVCenter);
    }
    return mark;
}

QWidget* ConversationView::lineFor(const ActivityEvent& event, const QList<AttachedFile>& files)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(Avatar::standardSize + Theme::smallSpace, 0, 0, 0);
    row->setSpacing(6);
    auto* mark = new QLabel(u"◦"_s);
    setStyleClass(mark, u"muted"_s);
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* text = new MomentLabel(event.at, [what = event.text, at = event.at] {
        return tr("%1 · %2", "what happened, how long ago").arg(what, Words::agoWithTime(at));
    });
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleClass(text, u"small muted"_s);
    auto* words = new QVBoxLayout;
    words->addWidget(text);
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

MessageLine* ConversationView::messageFor(
    const ConversationItem& item, const QList<AttachedFile>& files)
{
    auto* line = new MessageLine(item, chipsFor(files));
    connect(line, &MessageLine::menuRequested, this,
        [this, line](const QPoint& at) { showMenu(line, at); });
    connect(line, &MessageLine::ticketRequested, this, &ConversationView::ticketRequested);
    connect(line, &MessageLine::addressRequested, this,
        [this](const QUrl& address) { LinkQuestion::open(address, window()); });
    return line;
}

} // namespace homeport
