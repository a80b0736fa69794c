#include "ui/tickets/things_panel.h"

#include "ui/shell/actions.h"
#include "ui/theme/theme.h"
#include "ui/tickets/related_view.h"
#include "ui/tickets/thing_acts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/plain_text.h"
#include "ui/words/story_words.h"
#include "ui/words/words.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qsizetype mostRelated = 6;
constexpr qsizetype mostTimes = 5;
constexpr int mostChipText = 240; // pixels

void clear(QWidget* content)
{
    while (auto* old = content->layout()->takeAt(0)) {
        if (auto* widget = old->widget()) { // a click on it may be what removes it
            widget->hide();
            widget->deleteLater();
        }
        delete old;
    }
}

void addMuted(QWidget* content, const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    setStyleClass(label, u"small muted"_s);
    content->layout()->addWidget(label);
}

/// A word that a click takes off again.
QPushButton* removable(const QString& text, const QString& name, const QString& tip)
{
    const QFontMetrics metrics(Theme::font(Theme::smallSize));
    const auto shown = metrics.elidedText(text, Qt::ElideMiddle, mostChipText);
    auto* chip = new QPushButton(withoutMnemonic(shown) + u"  ×"_s);
    chip->setObjectName(name);
    chip->setToolTip(shown == text ? tip : plainToolTip(text + u'\n' + tip));
    chip->setAccessibleName(u"%1, %2"_s.arg(text, tip));
    setStyleClass(chip, u"chip"_s);
    return chip;
}

/// When, for what, and what was noted.
QString detailOf(const BookedTime& entry)
{
    QStringList parts{Words::agoWithTime(entry.startedAt),
        KeyWords::of(u"time_entry"_s, u"activity"_s, keyOf(entry.activity))};
    if (entry.isBillable)
        parts << ThingsPanel::tr("billed");
    if (!entry.note.isEmpty())
        parts << entry.note;
    return parts.join(u" · "_s);
}

} // namespace

ThingsPanel::ThingsPanel(Actions& actions, PersonId person, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_person(person), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"things"_s);
    m_layout->setContentsMargins(0, Theme::smallSpace, 0, 0);
    m_layout->setSpacing(Theme::tinySpace);
    m_followers = addSection(tr("Followers"), actionId(ThingAct::AddFollower), u"followers"_s);
    m_tags = addSection(tr("Tags"), actionId(ThingAct::Tag), u"tags"_s);
    m_services = addSection(tr("Also affected"), actionId(ThingAct::AddService), u"services"_s);
    m_related = addSection(tr("Related"), actionId(ThingAct::Link), u"relatedShort"_s);
    m_times = addSection(tr("Time"), actionId(ThingAct::BookTime), u"times"_s);
    new FlowLayout(m_followers);
    new FlowLayout(m_tags);
    new FlowLayout(m_services);
    for (auto* content : {m_related, m_times})
        (new QVBoxLayout(content))->setSpacing(Theme::tinySpace);
    for (auto* content : {m_followers, m_tags, m_services, m_related, m_times})
        content->layout()->setContentsMargins(0, 0, 0, 0);
}

QWidget* ThingsPanel::addSection(const QString& title, const QString& actionId, const QString& name)
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, Theme::smallSpace, 0, 0);
    auto* label = new QLabel(title);
    setStyleClass(label, u"strong"_s);
    head->addWidget(label);
    head->addStretch();
    head->addWidget(new HintButton(m_actions.find(actionId), HintButton::Look::Quiet));
    m_layout->addLayout(head);
    auto* content = new QWidget;
    content->setObjectName(name);
    m_layout->addWidget(content);
    return content;
}

void ThingsPanel::show(const TicketThings& things, bool isReadOnly)
{
    const std::pair shown(things, isReadOnly);
    if (m_shown == shown)
        return;
    m_shown = shown;
    showFollowers(things.watchers, isReadOnly);
    showTags(things.tags);
    showServices(things.services, isReadOnly);
    showRelated(things.related);
    showTimes(things.times, isReadOnly);
}

void ThingsPanel::showFollowers(const QList<Watcher>& watchers, bool isReadOnly)
{
    clear(m_followers);
    for (const auto& watcher : watchers) {
        auto* chip =
            removable(watcher.name, u"follower"_s, tr("Let them no longer follow the ticket"));
        chip->setEnabled(!isReadOnly);
        connect(chip, &QPushButton::clicked, this,
            [this, person = watcher.person] { emit removeFollowerRequested(person); });
        m_followers->layout()->addWidget(chip);
    }
    if (watchers.isEmpty())
        addMuted(m_followers, tr("nobody yet"));
}

void ThingsPanel::showTags(const QList<TagOnTicket>& tags)
{
    clear(m_tags);
    for (const auto& tag : tags) {
        auto* chip = removable(tag.name, u"tagChip"_s, tr("Take the tag off"));
        connect(chip, &QPushButton::clicked, this,
            [this, id = tag.tag] { emit removeTagRequested(id); });
        m_tags->layout()->addWidget(chip);
    }
    if (tags.isEmpty())
        addMuted(m_tags, tr("none"));
}

void ThingsPanel::showServices(const QList<AffectedService>& services, bool isReadOnly)
{
    clear(m_services);
    for (const auto& each : services) {
        const auto how =
            KeyWords::of(u"ticket_service"_s, u"degradation"_s, keyOf(each.degradation));
        auto* chip = removable(u"%1 · %2"_s.arg(each.name, how), u"serviceChip"_s,
            tr("Take the service off: it is not affected, or no longer"));
        chip->setEnabled(!isReadOnly);
        connect(chip, &QPushButton::clicked, this,
            [this, id = each.service] { emit removeServiceRequested(id); });
        m_services->layout()->addWidget(chip);
    }
    if (services.isEmpty())
        addMuted(m_services, tr("none"));
}

void ThingsPanel::showRelated(const RelatedTickets& related)
{
    clear(m_related);
    const auto add = [this](const QString& caption, const OtherTicket& other) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Theme::smallSpace);
        auto* button = ticketButton(other, [this, id = other.id] { emit openRequested(id); });
        button->setObjectName(u"relatedShortcut"_s);
        row->addWidget(button);
        auto* title = new ElidedLabel;
        title->setText(other.isReadable ? u"%1 · %2"_s.arg(caption, other.title) : caption);
        row->addWidget(title, 1);
        m_related->layout()->addWidget(line);
    };
    qsizetype shown = 0;
    if (related.parent && ++shown)
        add(tr("is part of"), *related.parent);
    for (const auto& link : related.links) {
        if (shown++ < mostRelated)
            add(captionOf(link), link.other);
    }
    for (const auto& child : related.children) {
        if (shown++ < mostRelated)
            add(tr("has the part"), child);
    }
    if (shown > mostRelated)
        addMuted(m_related, tr("%n more", "related tickets", int(shown - mostRelated)));
    if (shown == 0)
        addMuted(m_related, tr("nothing yet"));
}

void ThingsPanel::showTimes(const QList<BookedTime>& times, bool isReadOnly)
{
    clear(m_times);
    int total = 0;
    for (const auto& entry : times)
        total += entry.minutes;
    if (times.isEmpty())
        return addMuted(m_times, tr("none booked"));
    addMuted(m_times, tr("%1 in all", "a length of time").arg(StoryWords::duration(total)));
    for (const auto& entry : times.last(qMin(mostTimes, times.size())))
        m_times->layout()->addWidget(lineOf(entry, isReadOnly));
}

QWidget* ThingsPanel::lineOf(const BookedTime& entry, bool isReadOnly)
{
    auto* chip = removable(u"%1 · %2"_s.arg(StoryWords::duration(entry.minutes), entry.name),
        u"timeChip"_s, tr("Remove what was booked"));
    chip->setEnabled(!isReadOnly);
    connect(
        chip, &QPushButton::clicked, this, [this, id = entry.id] { emit removeTimeRequested(id); });
    auto* row = new QHBoxLayout;
    row->addWidget(chip);
    row->addStretch();
    if (entry.person == m_person && !isReadOnly) {
        auto* correct = new QPushButton(tr("Correct"));
        correct->setObjectName(u"correctTime"_s);
        correct->setAccessibleName(
            tr("Correct %1, booked by yourself").arg(StoryWords::duration(entry.minutes)));
        setStyleClass(correct, u"quiet"_s);
        connect(correct, &QPushButton::clicked, this,
            [this, entry] { emit correctTimeRequested(entry); });
        row->addWidget(correct);
    }
    auto* line = new QWidget;
    auto* layout = new QVBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    auto* detail = new ElidedLabel(detailOf(entry));
    detail->setObjectName(u"timeDetail"_s);
    setStyleClass(detail, u"small muted"_s);
    layout->addWidget(detail);
    return line;
}

} // namespace homeport
