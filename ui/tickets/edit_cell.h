#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace homeport {

class Avatar;
class HintButton;

/// A value that becomes a field where it stands: Enter or a click opens it, Enter or leaving saves,
/// Esc leaves it as it was. What others made of it meanwhile is shown beside what was typed.
class EditCell final : public QWidget
{
    Q_OBJECT

public:
    /// The name is for screen readers and tool tips: "Urgency".
    explicit EditCell(const QString& name, QWidget* parent = nullptr);

    void setValue(const QString& value, const QString& placeholder);
    /// Shows the value as a person.
    void setPerson(const QString& name, const QString& placeholder);
    /// The object name of the value itself.
    void setValueName(const QString& objectName);
    void setValueClass(const QString& styleClass);
    void setEditable(bool isEditable);
    bool isEditable() const { return m_isEditable; }
    /// What it names has a page: a click leads there, and a pen behind it changes the value; Enter
    /// and F2 do so as ever, or lead there where it cannot be changed.
    void setOpenable();
    bool isEditing() const { return m_editor; }

    /// Puts the field in the value's place; the cell owns it from now on. `isChanged` is asked
    /// whether there is something to save.
    void open(QWidget* editor, const std::function<bool()>& isChanged);
    QWidget* editor() const { return m_editor; }
    /// While it is saved nothing can be typed.
    void setBusy(bool isBusy);
    /// Back to the value.
    void close();
    void fail(const QString& sentence);
    /// Someone else changed the value while this one was typed.
    void showConflict(const QString& sentence);

signals:
    void editRequested();
    void openRequested();
    void saveRequested();
    /// In a conflict: what was typed shall stand, or what the other wrote.
    void keepMineRequested();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool takesKey(int key, bool isPress);
    void commit();
    void leave();
    void sayNote(const QString& sentence, bool isConflict);

    QWidget* m_shown;
    Avatar* m_avatar;
    QLabel* m_value;
    QLabel* m_note;
    QWidget* m_choice;
    QWidget* m_editor = nullptr;
    std::function<bool()> m_isChanged;
    QPushButton* m_pen = nullptr; ///< only where it can be opened
    bool m_isEditable = false;
    bool m_isBusy = false;
};

} // namespace homeport
