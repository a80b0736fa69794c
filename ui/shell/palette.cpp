#include "ui/shell/palette.h"

#include "core/access/directory.h"
#include "core/base/text.h"
#include "ui/shell/actions.h"
#include "ui/shell/backend.h"
#include "ui/shell/palette_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/overlay.h"
#include "ui/words/words.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int cardWidth = 720;
constexpr int listHeight = 430;
constexpr int mostTickets = 8;
constexpr int mostPeople = 4;

using enum PaletteDelegate::Role;
using enum PaletteDelegate::Kind;

bool fits(const QString& text, const QString& words)
{
    for (const auto& word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

/// The acts that the words may mean: those so called first, then those of which just that is said.
QList<const QAction*> meantBy(const QString& words, const QList<QAction*>& all)
{
    QList<const QAction*> meant;
    for (const auto* action : all) {
        const auto text = action->text().remove(u'&');
        if (action->isEnabled() && fits(text + u' ' + action->statusTip(), words))
            meant += action;
    }
    const auto rank = [&words](const QAction* action) {
        const auto text = action->text().remove(u'&');
        if (text.contains(words, Qt::CaseInsensitive))
            return text.startsWith(words, Qt::CaseInsensitive) ? 0 : 1;
        return action->statusTip().contains(words, Qt::CaseInsensitive) ? 2 : 3;
    };
    std::stable_sort(meant.begin(), meant.end(),
        [&rank](const QAction* one, const QAction* other) { return rank(one) < rank(other); });
    return meant;
}

} // namespace

/// What answers a question.
struct Palette::Found
{
    QList<SearchHit> tickets;
    QList<Choice> people;
};

Palette::Palette(Backend& backend, const Actions& actions, QWidget* window)
    : m_backend(backend)
    , m_actions(actions)
    , m_overlay(new Overlay(window, Overlay::Place::Top))
    , m_field(new QLineEdit)
    , m_time(new QLabel)
    , m_list(new QListWidget)
    , m_asked(std::make_shared<std::atomic<int>>(0))
{
    setObjectName(u"palette"_s);
    setMinimumWidth(cardWidth);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setPlaceholderText(tr("Search tickets and people, or type a command"));
    m_field->setAccessibleName(tr("Search or command"));
    setStyleClass(m_field, u"bare"_s);
    m_field->setFont(Theme::font(Theme::headingSize));
    m_field->installEventFilter(this);
    setStyleClass(m_time, u"muted small"_s);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFixedHeight(listHeight);

    auto* top = new QWidget;
    setStyleClass(top, u"bottomLine"_s);
    auto* topLayout = new QHBoxLayout(top);
    topLayout->setContentsMargins(18, 10, 18, 10);
    topLayout->addWidget(new QLabel(u"›"_s));
    topLayout->addWidget(m_field, 1);
    topLayout->addWidget(m_time);
    auto* foot = new QWidget;
    setStyleClass(foot, u"topLine"_s);
    auto* footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(18, 8, 18, 8);
    const auto addHint = [&](const QString& keys, const QString& text) {
        footLayout->addWidget(new KeyHint(keys));
        auto* label = new QLabel(text);
        setStyleClass(label, u"muted"_s);
        footLayout->addWidget(label);
    };
    addHint(KeyHint::words(QKeySequence(Qt::Key_Up, Qt::Key_Down)), tr("choose"));
    addHint(KeyHint::words(Qt::Key_Return), tr("open"));
    addHint(KeyHint::words(Qt::Key_Escape), tr("leave"));
    footLayout->addStretch();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top);
    layout->addWidget(m_list);
    layout->addWidget(foot);

    connect(m_field, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_list, &QListWidget::itemClicked, this, &Palette::choose);
    connect(m_overlay, &Overlay::dismissed, m_overlay, &QObject::deleteLater);
    m_overlay->setClosesOnOutsideClick(true);
    m_overlay->setContent(this);
}

void Palette::open(const QString& text)
{
    m_field->setText(text);
    search();
    m_overlay->open(m_field);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_Return
            || key == Qt::Key_Enter) {
            // While the list still shows what fits the words before, keys wait for the new one.
            if (m_isSearching)
                m_early.append(key);
            else
                act(key);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Palette::act(int key)
{
    if (key == Qt::Key_Down)
        step(1);
    else if (key == Qt::Key_Up)
        step(-1);
    else
        choose(m_list->currentItem());
}

void Palette::search()
{
    m_early.clear();
    m_isSearching = !m_field->text().trimmed().isEmpty();
    const int question = ++*m_asked;
    const auto text = m_field->text();
    if (text.trimmed().isEmpty()) {
        m_latest([](int) {}); // answers still under way are of no use
        m_time->clear();
        fill(Found());
        return;
    }
    QElapsedTimer watch;
    watch.start();
    const auto rows = m_backend.ask(
        [actor = m_backend.actor(), text, question, asked = m_asked](Session& session) {
            if (asked->load() != question)
                return Result<Found>(Found());
            return session.replica->read([&](Database& database) -> Result<Found> {
                auto tickets = searchTickets(database, actor, text, mostTickets);
                if (!tickets)
                    return tickets.error();
                auto people = findPeople(database, actor, text, mostPeople);
                return people ? Result<Found>(Found{tickets->hits, *people}) : people.error();
            });
        });
    deliver(rows, this, m_latest([this, watch](const Result<Found>& found) {
        m_time->setText(
            found ? tr("%1 ms").arg(Words::number(watch.elapsed())) : Words::of(found.error()));
        m_isSearching = false;
        fill(found ? *found : Found());
        for (const auto key : std::exchange(m_early, {}))
            act(key);
    }));
}

void Palette::fill(const Found& found)
{
    const auto words = m_field->text().trimmed();
    m_list->clear();
    if (!found.tickets.isEmpty())
        addHeading(tr("Tickets"));
    for (const auto& hit : found.tickets)
        addHit(hit);
    if (!found.people.isEmpty())
        addHeading(tr("People"));
    for (const auto& person : found.people) {
        auto* item = new QListWidgetItem(withControlsShown(person.name), m_list);
        item->setData(KindRole, PersonItem);
        item->setData(IdRole, person.id);
    }
    addHeading(tr("Commands"));
    for (const auto* action : meantBy(words, m_actions.all())) {
        auto* item = new QListWidgetItem(action->text().remove(u'&'), m_list);
        item->setData(KindRole, ActionItem);
        item->setData(IdRole, action->objectName());
        item->setData(KeysRole, KeyHint::words(action->shortcut()));
        item->setToolTip(action->statusTip());
    }
    if (!words.isEmpty()) {
        auto* item = new QListWidgetItem(tr("New incident about “%1”").arg(words), m_list);
        item->setData(KindRole, NewItem);
    }
    m_list->setCurrentRow(0);
    step(1);
}

void Palette::addHit(const SearchHit& hit)
{
    const auto& ticket = hit.ticket;
    auto* item = new QListWidgetItem(withControlsShown(ticket.title), m_list);
    item->setData(KindRole, TicketItem);
    item->setData(IdRole, ticket.id.value());
    item->setData(NumberRole, ticket.number);
    item->setData(TitleMarksRole, QVariant::fromValue(hit.titleHighlights));
    QString found;
    switch (hit.place) {
    case SearchPlace::Number:
    case SearchPlace::Title: break;
    case SearchPlace::Requester: found = tr("Requester: %1"); break;
    case SearchPlace::Assignee: found = tr("Assignee: %1"); break;
    case SearchPlace::Description: found = tr("Description: %1"); break;
    case SearchPlace::Comment: found = tr("Comment: %1"); break;
    case SearchPlace::InternalNote: found = tr("Internal note: %1"); break;
    }
    const auto at = found.indexOf(u"%1"_s);
    if (at < 0) {
        QStringList detail{Words::priority(ticket.priority), Words::of(ticket.status)};
        if (!ticket.assignee.isEmpty())
            detail.append(ticket.assignee);
        item->setData(DetailRole, detail.join(u" · "_s));
        return;
    }
    auto marks = hit.highlights;
    for (auto& mark : marks)
        mark = {mark.begin + at, mark.end + at};
    item->setData(DetailRole, found.replace(at, 2, hit.snippet));
    item->setData(DetailMarksRole, QVariant::fromValue(marks));
}

void Palette::addHeading(const QString& text)
{
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(KindRole, Heading);
    item->setFlags(Qt::NoItemFlags);
}

void Palette::choose(QListWidgetItem* item)
{
    if (!item || item->data(KindRole).toInt() == Heading)
        return;
    // The list may be filled again by what follows.
    const auto kind = item->data(KindRole).toInt();
    const auto id = item->data(IdRole);
    const auto words = m_field->text().trimmed();
    m_overlay->dismiss();
    m_overlay->deleteLater();
    if (kind == TicketItem)
        emit ticketChosen(TicketId(id.toUuid()));
    else if (kind == PersonItem)
        emit personChosen(PersonId(id.toUuid()));
    else if (kind == NewItem)
        emit newIncidentRequested(words);
    else if (auto* action = m_actions.find(id.toString()))
        action->trigger();
}

void Palette::step(int rows)
{
    const auto count = m_list->count();
    auto row = m_list->currentRow();
    for (int i = 0; i < count; ++i) {
        row = (row + rows + count) % count;
        if (m_list->item(row)->data(KindRole).toInt() != Heading) {
            m_list->setCurrentRow(row);
            return;
        }
    }
}

} // namespace homeport
