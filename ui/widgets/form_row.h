#pragma once

#include <QWidget>

class QLabel;

namespace homeport {

/// A field with its label above and a hint below; an error takes the hint's place.
class FormRow final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the field over and names it for screen readers, or the part of it that has the keys.
    /// An ampersand in the label makes a mnemonic.
    FormRow(const QString& label, QWidget* field, QWidget* parent = nullptr);

    QWidget* field() const { return m_field; }
    void setHint(const QString& hint);
    /// Marks the field as one that cannot stay empty.
    void setNeeded();
    /// Says what is wrong with the field; empty when all is well again.
    void setError(const QString& error);
    bool hasError() const { return !m_error.isEmpty(); }

private:
    void showNote();
    /// What screen readers come to.
    QWidget* spoken() const;

    QLabel* m_label;
    QWidget* m_field;
    QLabel* m_note;
    QString m_hint;
    QString m_error;
};

} // namespace homeport
