#pragma once

#include <QKeySequence>
#include <QLabel>

#include <functional>

class QAction;

namespace homeport {

/// A small keyboard cap that says which key does the same, such as "Ctrl K".
class KeyHint final : public QLabel
{
    Q_OBJECT

public:
    /// OnAccent is for caps on a primary button.
    enum class Ground { Panel, OnAccent };

    explicit KeyHint(const QString& keys = {}, QWidget* parent = nullptr);
    explicit KeyHint(const QKeySequence& keys, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static void paint(
        QPainter& painter, const QRect& cap, const QString& keys, Ground ground = Ground::Panel);
    static QSize sizeHint(const QString& keys);
    /// The keys as they are written on caps: "Ctrl ↵" for Ctrl+Return, "G B" for two strokes; in
    /// the language of the window, "Strg K".
    static QString words(const QKeySequence& keys);
    /// Tells the keys of the act, now and whenever it gets other ones.
    static void follow(const QAction* action, QObject* receiver,
        const std::function<void(const QString& keys)>& tell);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace homeport
