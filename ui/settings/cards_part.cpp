#include "ui/settings/cards_part.h"

#include "ui/settings/setting_card.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/words.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

CardsPart::CardsPart(const SettingsContext& context, const QString& name, const QString& title)
    : m_backend(context.backend), m_message(new MessageStrip)
{
    setObjectName(name + u"Part"_s);
    auto* heading = new QLabel(title);
    setStyleClass(heading, u"title"_s);
    m_message->setObjectName(name + u"Message"_s);
    auto* ground = new QWidget;
    m_column = new QVBoxLayout(ground);
    m_column->setContentsMargins(
        Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::wideSpace);
    m_column->setSpacing(Theme::wideSpace);
    m_column->addWidget(heading);
    m_column->addWidget(m_message);
    m_column->addStretch();
    scrollOver(ground);
    connect(&m_backend, &Backend::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

SettingCard* CardsPart::addCard(const QString& heading)
{
    auto* card = new SettingCard(heading);
    connect(card, &SettingCard::entered, this, &CardsPart::store);
    addBelow(card);
    m_cards.append(card);
    return card;
}

void CardsPart::addBelow(QWidget* widget)
{
    m_column->insertWidget(m_column->count() - 1, widget); // the stretch stays the last
}

void CardsPart::refresh()
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

void CardsPart::fill(const QList<SettingSheet>& sheets)
{
    for (auto* card : std::as_const(m_cards))
        card->setValues(sheets);
}

void CardsPart::focusFirst()
{
    if (!m_cards.isEmpty())
        m_cards.first()->focusFirst();
}

void CardsPart::store(const QString& key, const QJsonValue& value, const QString& deed)
{
    const auto stored = m_backend.run([actor = m_backend.actor(), key, value](Session& session) {
        return entryOf(
            session, [&] { return SettingService(*session.replica).set(actor, key, value); });
    });
    deliver(stored, this, [this, deed](const Result<EntryRef>& entry) { finish(entry, deed); });
}

void CardsPart::finish(const Result<EntryRef>& entry, const QString& deed)
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
