#include "ui/tickets/history_view.h"

#include "ui/tickets/conversation_view.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/line_stack.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/time_slider.h"
#include "ui/widgets/visibility.h"
#include "ui/words/story_words.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int timeWidth = 56;
constexpr int longestValue = 60;
constexpr qint64 oneSitting = 5 * 60 * 1000; ///< milliseconds within which edits are told as one

QLabel* plainLine(const QString& text, const QString& styleClass)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    setStyleClass(label, styleClass);
    return label;
}

/// One line of it, shortened; the whole in the tool tip.
QLabel* valueLabel(const QString& value, const QString& styleClass)
{
    const auto line = value.simplified();
    const auto isLong = line.size() > longestValue;
    auto* label = plainLine(line.isEmpty() ? u"—"_s
            : isLong                       ? line.left(longestValue - 1) + u'…'
                                           : line,
        styleClass);
    if (isLong)
        label->setToolTip(value.toHtmlEscaped());
    return label;
}

QWidget* changeFor(const StoryWords::Line& line)
{
    auto* change = new QWidget;
    auto* row = new QHBoxLayout(change);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(new Pill(line.label));
    if (!line.isInitial) {
        auto* before = valueLabel(line.before, u"muted"_s);
        if (!line.before.isEmpty()) {
            auto font = before->font();
            font.setStrikeOut(true);
            before->setFont(font);
        }
        row->addWidget(before);
        row->addWidget(plainLine(u"→"_s, u"muted"_s));
    }
    row->addWidget(valueLabel(line.after, u"strong"_s));
    return change;
}

bool isFieldEdit(const HistoryItem& item)
{
    return item.undone.isEmpty() && item.command.endsWith(".edit"_L1);
}

} // namespace

HistoryView::HistoryView(QWidget* parent)
    : QScrollArea(parent), m_list(new LineStack), m_slider(new TimeSlider), m_begin(new QLabel)
{
    setObjectName(u"history"_s);
    setAccessibleName(tr("History"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(0, Theme::smallSpace, 0, Theme::smallSpace);
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    m_list->layout()->setSpacing(0);
    inside->addWidget(m_list);
    outer->setSpacing(Theme::smallSpace);
    m_card = card;
    m_timeLine = makeTimeLine();
    outer->addWidget(m_timeLine);
    outer->addWidget(card);
    outer->addStretch();
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

void HistoryView::setItems(const QList<HistoryItem>& items)
{
    const auto scrolled = verticalScrollBar()->value();
    m_lines.clear();
    m_list->clear();
    const auto acts = actsOf(items);
    QString day;
    for (const auto& act : acts) {
        const auto its = Words::day(act.first().at);
        const auto isNewDay = its != day;
        day = its;
        if (isNewDay)
            m_list->add(dayFor(act.first()));
        auto* line = lineFor(act);
        m_list->add(line);
        m_lines.append({act.last().at, line});
    }
    m_list->finish({});
    QList<Timestamp> moments;
    for (const auto& item : items)
        moments.append(item.at);
    m_slider->setMoments(moments);
    m_begin->setText(items.isEmpty() ? QString() : Words::ago(items.first().at));
    markMoment();
    setShown(m_card, !items.isEmpty());
    verticalScrollBar()->setValue(scrolled);
}

void HistoryView::setTimeLineShown(bool isShown)
{
    setShown(m_timeLine, isShown);
}

void HistoryView::setMoment(std::optional<Timestamp> moment)
{
    m_slider->setMoment(moment);
    markMoment();
}

QWidget* HistoryView::makeTimeLine()
{
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    m_slider->setObjectName(u"timeSlider"_s);
    m_slider->setToolTip(tr("The ticket as of any second: arrows go from act to act"));
    setStyleClass(m_begin, u"small muted"_s);
    auto* now = plainLine(tr("now"), u"small muted"_s);
    auto* ends = new QHBoxLayout;
    ends->addWidget(m_begin);
    ends->addStretch();
    ends->addWidget(now);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(Theme::space, 6, Theme::space, 6);
    layout->setSpacing(0);
    layout->addLayout(ends);
    layout->addWidget(m_slider);
    connect(m_slider, &TimeSlider::moved, this, [this](std::optional<Timestamp> moment) {
        markMoment();
        emit momentChosen(moment);
    });
    return card;
}

/// The act the shown moment follows stands out.
void HistoryView::markMoment()
{
    const auto moment = m_slider->moment();
    bool isMarked = !moment;
    for (const auto& [at, line] : std::as_const(m_lines)) {
        const auto isIt = !isMarked && at <= *moment;
        isMarked = isMarked || isIt;
        setStyleClass(line, isIt ? u"bottomLine chosen"_s : u"bottomLine"_s);
    }
}

QList<HistoryView::Act> HistoryView::actsOf(const QList<HistoryItem>& items)
{
    QList<Act> acts;
    for (auto item = items.crbegin(); item != items.crend(); ++item) {
        const auto* newer = acts.isEmpty() ? nullptr : &acts.last().last();
        const auto isSame = newer && isFieldEdit(*item) && isFieldEdit(*newer)
            && item->actor == newer->actor && item->writtenBy == newer->writtenBy
            && item->isImported == newer->isImported
            && toMsecs(newer->at) - toMsecs(item->at) < oneSitting;
        if (isSame)
            acts.last().append(*item);
        else
            acts.append({*item});
    }
    return acts;
}

QWidget* HistoryView::dayFor(const HistoryItem& item)
{
    auto* day = plainLine(Words::day(item.at), u"caption muted bottomLine"_s);
    day->setContentsMargins(Theme::space, Theme::space, Theme::space, 6);
    return day;
}

QWidget* HistoryView::lineFor(const Act& act)
{
    const auto& newest = act.first();
    auto* line = new QWidget;
    line->setObjectName(u"historyLine"_s);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(Theme::space, Theme::smallSpace, Theme::space, Theme::smallSpace);
    row->setSpacing(Theme::smallSpace);

    auto* when = plainLine(Words::time(newest.at), u"muted"_s);
    when->setToolTip(Words::exact(newest.at));
    when->setFixedWidth(timeWidth);
    row->addWidget(when, 0, Qt::AlignTop);
    row->addWidget(new Avatar(StoryWords::who(newest)), 0, Qt::AlignTop);
    row->addWidget(storyOf(act), 1);

    // The newest of one act goes first; what lies under it can be taken back after it.
    if (newest.isUndoable) {
        auto* back = new HintButton(tr("Undo"));
        back->setObjectName(u"undo"_s);
        back->setAccessibleName(tr("Undo: %1").arg(StoryWords::did(newest)));
        connect(back, &HintButton::clicked, this,
            [this, entry = newest.entry] { emit undoRequested(entry); });
        row->addWidget(back, 0, Qt::AlignTop);
    }
    return line;
}

QWidget* HistoryView::storyOf(const Act& act)
{
    const auto& newest = act.first();
    auto* story = new QWidget;
    auto* text = new QVBoxLayout(story);
    text->setContentsMargins(0, 2, 0, 2);
    text->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(5);
    head->addWidget(plainLine(StoryWords::who(newest), u"strong"_s));
    const auto did = act.size() == 1 ? StoryWords::did(newest) : tr("edited the ticket");
    auto* deed = plainLine(did, {});
    deed->setObjectName(u"deed"_s);
    head->addWidget(deed);
    head->addStretch();
    text->addLayout(head);

    QList<StoryWords::Line> lines;
    for (auto item = act.crbegin(); item != act.crend(); ++item)
        lines += StoryWords::lines(*item);
    if (!lines.isEmpty()) {
        auto* changes = new QWidget;
        auto* flow = new FlowLayout(changes);
        flow->setContentsMargins(0, 0, 0, 0);
        for (const auto& line : lines)
            flow->addWidget(changeFor(line));
        text->addWidget(changes);
    }
    for (const auto& item : act) {
        if (!item.comment.isEmpty())
            text->addWidget(plainLabel(item.comment, u"secondary"_s));
        for (const auto& note : StoryWords::notes(item))
            text->addWidget(plainLabel(note, u"muted"_s));
    }
    return story;
}

} // namespace homeport
