#pragma once

#include "core/journal/command.h"
#include "core/tickets/filter_tree.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

#include "record/ids.h"

namespace homeport {

class Backend;
class DraftStore;
class HintButton;

/// What a part of the settings works with; outlives it.
struct SettingsContext
{
    Backend& backend;
    DraftStore& drafts;
};

/// One page of the settings: people, teams, roles … It is made when it is first shown.
class SettingsPart : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Reads again what it shows; selection, scroll position and unsaved input stay.
    virtual void refresh() = 0;
    /// Where the keys go when the page comes to the front.
    virtual void focusFirst() = 0;
    /// The search field, where there is one.
    virtual void focusFilter();

signals:
    /// An act that can be taken back: "changed the team Ports".
    void acted(const QString& deed, const homeport::EntryRef& entry);
    void ticketRequested(homeport::TicketId id);
    void personRequested(homeport::PersonId id);
    /// The tickets that the filter lets through, under that name.
    void listRequested(const QString& name, const homeport::FilterNode& filter);

protected:
    /// Fills the page with what may be taller than it, once.
    void scrollOver(QWidget* ground);
    /// The same with a column that is not wider than can be read well.
    void scrollInColumn(QWidget* column);
    /// The button that saves the page, and the keys that do the same while they are in it. It is to
    /// be laid out; whether there is anything to save is asked by `save`.
    HintButton* makeSave(const std::function<void()>& save);
};

} // namespace homeport
