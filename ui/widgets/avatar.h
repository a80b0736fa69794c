#pragma once

#include <QWidget>

namespace homeport {

/// A round picture of a person: initials on a colour that is always the same for the same name.
class Avatar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int standardSize = 24;

    explicit Avatar(const QString& name = {}, QWidget* parent = nullptr);

    QString name() const { return m_name; }
    void setName(const QString& name);
    void setDiameter(int diameter);

    QSize sizeHint() const override { return {m_diameter, m_diameter}; }

    /// Paints the largest round that fits the rectangle, for delegates. No name paints a dash.
    static void paint(QPainter& painter, const QRect& rect, const QString& name);
    static QString initials(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    int m_diameter = standardSize;
};

} // namespace homeport
