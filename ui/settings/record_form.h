#pragma once

#include "core/access/directory.h"
#include "core/db/row.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace homeport {

class FormRow;

/// A stored key and its word.
struct KeyChoice
{
    QString key;
    QString text;
};

/// The fields of one row, each bound to a cell. Holds what was shown, so that it can tell what the
/// person changed; asks nobody for anything.
class RecordForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordForm(const TableMeta& table, QWidget* parent = nullptr);

    // Fields, in reading order; `field` is a position of the table.
    void addHeading(const QString& text);
    void addNote(const QString& text);
    void addText(int field, const QString& label, const QString& hint = {});
    void addLongText(int field, const QString& label, int lines = 3);
    /// A row of another table, or nothing; setChoices() brings them.
    void addChoice(int field, const QString& label, const QString& none);
    /// An empty key: nothing.
    void addKey(int field, const QString& label, const QList<KeyChoice>& choices);
    /// `none`: the word for no number; empty: there is always one.
    void addNumber(int field, const QString& label, int least, int most, const QString& none = {});
    void addFlag(int field, const QString& label);
    /// A time zone; an empty word for none: there is always one.
    void addZone(int field, const QString& label, const QString& none = {});
    /// Impact or urgency, in words; `none`: the word where nothing is said.
    void addLevel(int field, const QString& label, const QString& none);
    /// An editor of its own that says when it was edited, and names its parts itself.
    void addEditor(int field, QWidget* editor, const std::function<Value()>& read,
        const std::function<void(const Value&)>& write);
    /// For such an editor to say so.
    void tellEdited();
    /// The next two fields stand beside each other.
    void beginPair();

    void setChoices(int field, const QList<Choice>& choices);
    /// Shows the row as it is stored.
    void showRow(const Row& row);
    const Row& seen() const { return m_seen; }
    /// The row as the fields say.
    Row wanted() const;
    bool isChanged() const { return wanted().cells != m_seen.cells; }
    /// What was changed, by names of fields; empty: nothing.
    QJsonObject draft() const;
    void applyDraft(const QJsonObject& draft);
    void setReadOnly(bool isReadOnly);
    void setFieldEnabled(int field, bool isEnabled);
    /// Tells what is wrong at its field and goes there; false where it is none of these.
    bool showError(const QString& field, const QString& sentence);
    void clearErrors();
    void focusFirst();

signals:
    void edited();

private:
    struct Input
    {
        int field;
        QWidget* editor;
        FormRow* row; ///< none: a flag, which is its own label
        std::function<Value()> read;
        std::function<void(const Value&)> write;
    };

    void add(Input input, const QString& label, const QString& hint = {});
    void place(QWidget* widget);
    Input* inputOf(int field);
    Value emptyOf(int field) const;
    QString nameOf(int field) const;

    const TableMeta& m_table;
    QVBoxLayout* m_layout;
    QLayout* m_pair = nullptr;
    int m_leftInPair = 0;
    QList<Input> m_inputs;
    Row m_seen;
    bool m_isShowing = false;
};

} // namespace homeport
