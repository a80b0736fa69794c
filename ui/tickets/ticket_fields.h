#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QVariant>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QUuid;

namespace homeport {

class ChoiceBox;
class FormRow;
struct Error;

/// The fields of a new ticket, whatever its kind: what is kept of them as a draft, and the keys
/// that send them.
class TicketFields : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QWidget* firstField() const = 0;
    /// Says at the fields what is missing, and goes to the first of them; true: nothing is.
    virtual bool isComplete() = 0;
    /// Says the refusal at the field it is about, and goes there; false: it is about none of them.
    bool say(const Error& error);

    /// What has been filled in, to be gone on with later; empty where nobody has written anything.
    QJsonObject draft() const;
    /// False where something is written already, which is more recent and stays.
    bool restore(const QJsonObject& draft);
    virtual void clear();

signals:
    void edited();
    /// Ctrl+Enter in one of the fields; with Shift where another one is to follow.
    void submitted(bool isAnotherWanted);

protected:
    // What a new ticket has, as long as nobody says otherwise.
    static constexpr int usualImpact = 3;
    static constexpr int usualUrgency = 2;
    static constexpr int detailsHeight = 92;

    // What a draft holds, under these names, which are those of the fields as well. What is chosen
    // may wait for its list, in this order.
    void keep(const QString& name, QLineEdit* line);
    void keep(const QString& name, QPlainTextEdit* text);
    void keep(const QString& name, ChoiceBox* box);
    /// Always holds something: `usual`, a number or a key, at first.
    void keep(const QString& name, QComboBox* box, const QVariant& usual);
    void keep(const QString& name, QCheckBox* box);
    /// Refusals of this field are said there.
    FormRow* addRow(const QString& label, QWidget* field, const QString& subject);
    FormRow* rowOf(const QString& subject) const { return m_rows.value(subject); }
    void clearErrors();
    /// The lists are there: from now on edits are told, and what a draft had chosen is chosen.
    void setReady();
    virtual void chooseRestored();
    virtual void choose(ChoiceBox* box, const QUuid& id);

    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Usual
    {
        QComboBox* box;
        QVariant value;
    };

    bool takesKey(const QKeyEvent& key);
    void tellEdited();

    QList<std::pair<QString, QLineEdit*>> m_lines;
    QList<std::pair<QString, QPlainTextEdit*>> m_texts;
    QList<std::pair<QString, ChoiceBox*>> m_choices;
    QList<std::pair<QString, Usual>> m_usual;
    QList<std::pair<QString, QCheckBox*>> m_checks;
    QHash<QString, FormRow*> m_rows; ///< by the subjects of errors
    QJsonObject m_restored; ///< what waits for the lists to be chosen from
    bool m_isReady = false;
};

/// What such a box holds where nobody can say a level yet.
constexpr int unknownLevel = 0;
/// High, medium and low; before them unknownLevel, called so, where it has a name.
QComboBox* levelBox(const QString& unknown = {});
/// Chooses what holds this, else the first.
void chooseData(QComboBox* box, const QVariant& data);

} // namespace homeport
