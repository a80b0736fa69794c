#pragma once

#include "core/base/clock.h"
#include "ui/words/moment_text.h"

#include <QDate>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace homeport {

/// A moment, typed in words or picked from a calendar; says below how it was understood.
class MomentField final : public QWidget
{
    Q_OBJECT

public:
    explicit MomentField(QWidget* parent = nullptr);

    /// Nothing where the field is empty or cannot be read.
    std::optional<Timestamp> moment() const;
    bool isEmpty() const;
    void setMoment(Timestamp at);
    /// What is said below while nothing is typed.
    void setEmptyText(const QString& sentence);
    /// The first day of the calendar, at first today; nothing: there is none.
    void setEarliest(const std::optional<QDate>& day);
    /// What is typed is a moment that has been: "Friday" the last one. Any day can be picked.
    void setBack();
    /// What the button of the calendar is called for screen readers.
    void setPickName(const QString& name);

private:
    void showUnderstood();
    void pick();

    QLineEdit* m_text;
    QPushButton* m_pick;
    QLabel* m_understood;
    QString m_emptyText;
    std::optional<QDate> m_earliest;
    Lean m_lean = Lean::Ahead;
};

} // namespace homeport
