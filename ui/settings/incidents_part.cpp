#include "ui/settings/incidents_part.h"

#include "core/service_levels/child_clocks.h"
#include "ui/service_levels/recalculation_strip.h"
#include "ui/settings/setting_card.h"
#include "ui/shell/backend.h"
#include "ui/shell/recalculation.h"
#include "ui/shell/undo_stack.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr auto closesAfter = "incident.auto_close_minutes"_L1;

} // namespace

IncidentsPart::IncidentsPart(const SettingsContext& context)
    : m_backend(context.backend)
    , m_pauses(new QCheckBox(tr("Their clocks stand still while that one is open")))
    , m_message(new MessageStrip)
{
    setObjectName(u"incidentsPart"_s);
    auto* title = new QLabel(tr("Incidents"));
    setStyleClass(title, u"title"_s);
    m_message->setObjectName(u"incidentsMessage"_s);
    m_cards = {endingCard(), priorityCard()};
    auto* ground = new QWidget;
    auto* column = new QVBoxLayout(ground);
    column->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    column->setSpacing(Theme::wideSpace);
    column->addWidget(title);
    column->addWidget(m_message);
    column->addWidget(new RecalculationStrip(m_backend.recalculation()));
    for (auto* card : std::as_const(m_cards)) {
        column->addWidget(card);
        connect(card, &SettingCard::entered, this, &IncidentsPart::store);
    }
    column->addWidget(partsCard());
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    setStyleClass(scroll, u"clear"_s);
    scroll->setWidget(ground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_pauses, &QCheckBox::clicked, this, &IncidentsPart::pause);
    connect(&m_backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

SettingCard* IncidentsPart::endingCard()
{
    auto* card = new SettingCard(tr("Incidents that are resolved or closed"));
    card->addNumber(closesAfter, tr("Minutes of working time until a resolved incident closes"),
        tr("changed when resolved incidents close"), tr("Never"));
    card->addNumber(u"ticket.reopen_window_hours"_s,
        tr("Hours in which a closed incident can be reopened"),
        tr("changed how long closed incidents can be reopened"), tr("None"));
    card->addFlag(u"incident.major_close_requires_review"_s,
        tr("A major incident is closed only after its review"),
        tr("changed whether major incidents need a review"));
    return card;
}

SettingCard* IncidentsPart::priorityCard()
{
    auto* card = new SettingCard(tr("Priority"));
    card->addChoice(u"priority.method"_s, tr("What the priority of a ticket follows from"),
        tr("changed what priorities follow from"),
        {{u"matrix"_s, tr("The matrix of impact and urgency")},
            {u"weighted"_s, tr("The weighted score")},
            {u"higher_of_both"_s, tr("The more urgent of both")}});
    card->addNote(tr("For tickets of all kinds, from the change on: what has a priority keeps it "
                     "until it is rated anew."));
    return card;
}

QFrame* IncidentsPart::partsCard()
{
    auto* heading = new QLabel(tr("Incidents that are a part of another"));
    setStyleClass(heading, u"subtitle"_s);
    m_pauses->setObjectName(u"pausesChildClocks"_s);
    auto* note = new QLabel(tr(
        "From the change on: what was counted before stays counted. Clocks of suppliers run on."));
    note->setWordWrap(true);
    setStyleClass(note, u"small muted"_s);
    m_pauses->setAccessibleName(u"%1: %2"_s.arg(heading->text(), m_pauses->text()));
    m_pauses->setAccessibleDescription(note->text());
    auto* card = new QFrame;
    setStyleClass(card, u"card"_s);
    auto* lines = new QVBoxLayout(card);
    lines->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    lines->setSpacing(Theme::space);
    lines->addWidget(heading);
    lines->addWidget(m_pauses);
    lines->addWidget(note);
    return card;
}

void IncidentsPart::refresh()
{
    const auto asked = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return SettingService(*session.replica).list(actor);
    });
    deliver(asked, this, m_latest([this](const Result<QList<SettingSheet>>& sheets) {
        if (sheets)
            fill(*sheets);
        else
            m_message->say(Tone::Critical, Words::of(sheets.error()));
    }));
}

void IncidentsPart::fill(const QList<SettingSheet>& sheets)
{
    for (auto* card : std::as_const(m_cards))
        card->setValues(sheets);
    const SettingSheet pausing{u"incident.child_clock"_s, u"pause"_s};
    m_pauses->setChecked(sheets.contains(pausing));
}

void IncidentsPart::focusFirst()
{
    if (auto* first = findChild<QWidget*>(closesAfter))
        first->setFocus();
}

void IncidentsPart::store(const QString& key, const QJsonValue& value, const QString& deed)
{
    const auto stored = m_backend.run([actor = m_backend.actor(), key, value](Session& session) {
        return entryOf(
            session, [&] { return SettingService(*session.replica).set(actor, key, value); });
    });
    deliver(stored, this, [this, deed](const Result<EntryRef>& entry) { finish(entry, deed); });
}

void IncidentsPart::pause(bool isPaused)
{
    const auto stored = m_backend.run([actor = m_backend.actor(), isPaused](Session& session) {
        return entryOf(
            session, [&] { return pauseChildClocks(*session.replica, actor, isPaused); });
    });
    deliver(stored, this, [this, isPaused](const Result<EntryRef>& entry) {
        finish(entry,
            isPaused ? tr("let the clocks of parts stand still")
                     : tr("let the clocks of parts run"));
        if (entry && !entry->isNull())
            m_backend.recalculation().start();
    });
}

void IncidentsPart::finish(const Result<EntryRef>& entry, const QString& deed)
{
    if (!entry) {
        m_message->say(Tone::Critical, Words::of(entry.error()));
    } else if (!entry->isNull()) {
        m_message->dismiss();
        emit acted(deed, *entry);
        m_backend.poll();
    }
    refresh();
}

} // namespace homeport
