#pragma once

#include <QAbstractButton>

namespace homeport {

/// The field in the top bar that opens the palette. It looks like a field but is a button: the
/// typing happens in the palette.
class SearchField final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

    void setKeys(const QString& keys);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// What was typed while the field had the focus; empty after a click or Enter.
    void activated(const QString& text);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    static bool startsTyping(const QKeyEvent& event);

    QString m_keys;
};

} // namespace homeport
