#pragma once

#include "core/base/clock.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

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

private:
    void showUnderstood();
    void pick();

    QLineEdit* m_text;
    QLabel* m_understood;
    QString m_emptyText;
};

} // namespace homeport
