#pragma once

#include <QLabel>

namespace homeport {

/// One line of plain text that gives way in narrow places; the whole of it can be copied.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString shownText() const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace homeport
