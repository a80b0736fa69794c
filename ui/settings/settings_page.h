#pragma once

#include "ui/settings/settings_parts.h"

#include <QHash>
#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QStackedWidget;

namespace homeport {

class EmptyState;

/// The settings: what there is at the left, one part of it beside. Parts that nobody may open are
/// not listed.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const SettingsContext& context, QWidget* parent = nullptr);
    ~SettingsPage() override;

    /// The part of that key, in front; null where the person may not open it.
    SettingsPart* showPart(const QString& key);
    /// The part that was in front last, or the first one.
    SettingsPart* showLast();
    /// Chooses a row of a part that is a list.
    void choose(const QString& key, const QUuid& row);
    QString current() const { return m_current; }
    void focusFilter();
    void refresh();

signals:
    void acted(const QString& deed, const homeport::EntryRef& entry);
    void ticketRequested(homeport::TicketId id);
    void personRequested(homeport::PersonId id);
    void listRequested(const QString& name, const homeport::FilterNode& filter);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillList();
    void chosen(const QListWidgetItem* item);
    SettingsPart* partOf(const SettingsEntry& entry);

    SettingsContext m_context;
    QList<SettingsEntry> m_entries; ///< those that are open to the person
    QListWidget* m_list;
    QStackedWidget* m_stack;
    QHash<QString, SettingsPart*> m_parts;
    QString m_current;
};

} // namespace homeport
