#include "ui/settings/incidents_part.h"

#include "core/service_levels/child_clocks.h"
#include "ui/service_levels/recalculation_strip.h"
#include "ui/shell/backend.h"
#include "ui/shell/recalculation.h"
#include "ui/shell/undo_stack.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

IncidentsPart::IncidentsPart(const SettingsContext& context)
    : m_backend(context.backend)
    , m_pauses(new QCheckBox(tr("Their clocks stand still while that one is open")))
    , m_message(new MessageStrip)
{
    setObjectName(u"incidentsPart"_s);
    auto* title = new QLabel(tr("Incidents"));
    setStyleClass(title, u"title"_s);
    auto* heading = new QLabel(tr("Incidents that are a part of another"));
    setStyleClass(heading, u"subtitle"_s);
    m_pauses->setObjectName(u"pausesChildClocks"_s);
    m_message->setObjectName(u"incidentsMessage"_s);
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
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    layout->setSpacing(Theme::wideSpace);
    layout->addWidget(title);
    layout->addWidget(m_message);
    layout->addWidget(new RecalculationStrip(m_backend.recalculation()));
    layout->addWidget(card);
    layout->addStretch();
    connect(m_pauses, &QCheckBox::clicked, this, &IncidentsPart::store);
    connect(&m_backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

void IncidentsPart::refresh()
{
    const auto asked = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return pausesChildClocks(database, actor.organization); });
    });
    deliver(asked, this, m_latest([this](const Result<bool>& isPaused) {
        if (isPaused)
            m_pauses->setChecked(*isPaused);
        else
            m_message->say(Tone::Critical, Words::of(isPaused.error()));
    }));
}

void IncidentsPart::focusFirst()
{
    m_pauses->setFocus();
}

void IncidentsPart::store(bool isPaused)
{
    const auto stored = m_backend.run([actor = m_backend.actor(), isPaused](Session& session) {
        return entryOf(
            session, [&] { return pauseChildClocks(*session.replica, actor, isPaused); });
    });
    deliver(stored, this, [this, isPaused](const Result<EntryRef>& entry) {
        if (!entry) {
            m_message->say(Tone::Critical, Words::of(entry.error()));
        } else if (!entry->isNull()) {
            m_message->dismiss();
            emit acted(isPaused ? tr("let the clocks of parts stand still")
                                : tr("let the clocks of parts run"),
                *entry);
            m_backend.poll();
            m_backend.recalculation().start();
        }
        refresh();
    });
}

} // namespace homeport
