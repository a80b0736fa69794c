#pragma once

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
    void edited(const QString& deed, const homeport::EntryRef& entry);
    /// The ticket is another one than the page shows.
    void outdated();
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
    void showKindFields();
    void showRights();
    void openField(Property property);
    QWidget* makeField(Property property);
    void fillChoices(Property property, QWidget* field);
    bool isChanged(Property property) const;
    void save();
    std::optional<Write> writeOf(Property property);
    void tellConflict(Property property, const MovedField& moved);
    void askWhoMoved(Property property);

    Backend& m_backend;
    QGridLayout* m_grid;
    EditCell* m_title;
    std::map<Property, EditCell*> m_cells;
    std::map<QString, std::pair<QWidget*, QWidget*>> m_notes; ///< label and value
    QLabel* m_kindHeading;
    FieldList* m_kindFields; ///< of kinds that are not changed here
    QList<ShownField> m_shownFields;
    std::optional<TicketStory> m_story;
    std::optional<Property> m_open;
    SentCommand m_sent;
    record::Ticket m_seen; ///< as the open field was opened on, or its conflict last shown
    int m_rows = 0;
    bool m_isReadOnly = false;
};

} // namespace homeport
