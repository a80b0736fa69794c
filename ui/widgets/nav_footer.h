#pragma once

#include <QAbstractButton>

namespace homeport {

/// Who is signed in, at the foot of the navigation column; a button for what concerns them.
class NavFooter final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NavFooter(QWidget* parent = nullptr);

    void setPerson(const QString& name, const QString& role);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_role;
};

} // namespace homeport
