#pragma once

#include "core/incidents/template_content.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace homeport {

class ChoiceBox;

/// Puts what a template says into the fields of a form, and never over what a person wrote there.
class TemplateFiller final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Fields by their position in record::Ticket, in the order in which they are filled.
    void add(int field, QLineEdit* line);
    void add(int field, QPlainTextEdit* text);
    void add(int field, ChoiceBox* box);
    /// A box that always holds a number; until a person chooses one it is free.
    void addLevel(int field, QComboBox* box, int usual);

    /// What an earlier template filled in and nobody changed since goes first.
    void fill(const Row& ticket);
    /// The same without another one.
    void takeBack() { fill(unsaidTicket()); }
    /// The form is empty again: nothing was filled in, and no level chosen.
    void startOver();

private:
    struct Input
    {
        int field;
        std::function<Value()> read; ///< null: it is free
        std::function<void(const Value&)> write;
    };
    void add(Input input);

    QList<Input> m_inputs;
    QHash<int, Value> m_filled;
    QSet<int> m_chosenLevels;
};

} // namespace homeport
