#pragma once

#include "core/base/deliver.h"
#include "ui/shell/new_command.h"
#include "ui/tickets/kind_fields.h"
#include "ui/tickets/property_fields.h"

#include <QWidget>

#include <functional>
#include <map>

class QGridLayout;
class QLabel;

namespace homeport {

class Backend;
class EditCell;
class FieldList;
class HintButton;

/// The properties of a ticket at its side; each is changed where it stands and saved as one command
/// of its own. The title belongs to it too, but lies where the page puts it.
class PropertyPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PropertyPanel(Backend& backend, QWidget* parent = nullptr);

    /// Shows another state of the ticket; a field that is open stays, and says so where the value
    /// under it has moved. Read-only: a past state, nothing can be changed.
    void show(const TicketStory& story, bool isReadOnly = false);
    /// How long ago its moments were.
    void tellTimeAnew();
    void edit(Property property);
    /// Made by the panel, placed by the page.
    EditCell* title() const { return m_title; }
    bool isEditing() const { return m_open.has_value(); }

signals:
    /// Whoever somebody is.
    void personRequested(homeport::PersonId person);
    void edited(const QString& deed, const homeport::EntryRef& entry);
    /// The ticket is another one than the page shows.
    void outdated();
    /// A text of several lines, which needs more room.
    void textRequested(homeport::Property property);
    /// Another team, which needs a word why.
    void assignmentRequested(const std::optional<homeport::TeamId>& team);

private:
    struct Saved;
    using Write = std::function<Result<>(Session&, const Origin& origin)>;

    EditCell* addCell(Property property, const QString& label);
    QLabel* addHeading(const QString& text);
    void addNote(const QString& key, const QString& label);
    void setNote(const QString& key, const QString& text, const QString& toolTip = {});
    void showValues();
    void showPriority();
    void showFacts();
    void showSuggestions();
    void showOtherTickets();
    void suggest(Property property, std::optional<int> level, const QString& why);
    void takeOver(Property property);
    void addSuggestion(Property property);
    void showKindFields();
    void showRights();
    void showDetails();
    bool mayEditDetail(Property property, bool mayUpdate) const;
    /// What is usual stays behind it.
    void setExpanded(bool isExpanded);
    void openField(Property property);
    QWidget* makeField(Property property);
    void fillChoices(Property property, QWidget* field);
    bool isChanged(Property property) const;
    bool hasMovedOn(Property property) const;
    void look();
    void save();
    std::optional<Write> writeOf(Property property);
    void tellConflict(Property property, const MovedField& moved);
    void askWhoMoved(Property property);

    Backend& m_backend;
    QGridLayout* m_grid;
    EditCell* m_title;
    std::map<Property, EditCell*> m_cells;
    std::map<Property, QLabel*> m_names; ///< of cells
    std::map<QString, std::pair<QWidget*, QWidget*>> m_notes; ///< label and value
    QLabel* m_kindHeading;
    FieldList* m_kindFields; ///< of kinds that are not changed here
    QList<ShownField> m_shownFields;
    std::optional<TicketStory> m_story;
    Latest m_latestOthers;
    PersonId m_counted; ///< whose other tickets are told
    std::optional<Property> m_open;
    SentCommand m_sent;
    record::Ticket m_seen; ///< as the open field was opened on, or its conflict last shown
    record::Incident m_seenPart; ///< the incident's own part of it
    std::map<Property, std::pair<HintButton*, int>> m_suggestions; ///< with the level
    HintButton* m_more; ///< shows the fields that say what is usual
    int m_rows = 0;
    bool m_isExpanded = false;
    bool m_isReadOnly = false;
};

} // namespace homeport
