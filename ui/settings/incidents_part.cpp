#include "ui/settings/incidents_part.h"

#include "core/service_levels/child_clocks.h"
#include "ui/service_levels/recalculation_strip.h"
#include "ui/settings/setting_card.h"
#include "ui/shell/backend.h"
#include "ui/shell/recalculation.h"
#include "ui/shell/undo_stack.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

IncidentsPart::IncidentsPart(const SettingsContext& context)
    : CardsPart(context, u"incidents"_s, tr("Incidents"))
    , m_pauses(new QCheckBox(tr("Their clocks stand still while that one is open")))
{
    addBelow(new RecalculationStrip(m_backend.recalculation()));
    addEnding();
    addPriority();
    addBelow(partsCard());
    connect(m_pauses, &QCheckBox::clicked, this, &IncidentsPart::pause);
}

void IncidentsPart::addEnding()
{
    auto* card = addCard(tr("Incidents that are resolved or closed"));
    card->addNumber(u"incident.auto_close_minutes"_s,
        tr("Minutes of working time until a resolved incident closes"),
        tr("changed when resolved incidents close"), tr("Never"));
    card->addNumber(u"ticket.reopen_window_hours"_s,
        tr("Hours in which a closed incident can be reopened"),
        tr("changed how long closed incidents can be reopened"), tr("None"));
    card->addFlag(u"incident.major_close_requires_review"_s,
        tr("A major incident is closed only after its review"),
        tr("changed whether major incidents need a review"));
}

void IncidentsPart::addPriority()
{
    auto* card = addCard(tr("Priority"));
    card->addChoice(u"priority.method"_s, tr("What the priority of a ticket follows from"),
        tr("changed what priorities follow from"),
        {{u"matrix"_s, tr("The matrix of impact and urgency")},
            {u"weighted"_s, tr("The weighted score")},
            {u"higher_of_both"_s, tr("The more urgent of both")}});
    card->addNote(tr("For tickets of all kinds, from the change on: what has a priority keeps it "
                     "until it is rated anew."));
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

void IncidentsPart::fill(const QList<SettingSheet>& sheets)
{
    CardsPart::fill(sheets);
    const SettingSheet pausing{u"incident.child_clock"_s, u"pause"_s};
    m_pauses->setChecked(sheets.contains(pausing));
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

} // namespace homeport
