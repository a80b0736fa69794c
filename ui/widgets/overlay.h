#pragma once

#include <QPointer>
#include <QWidget>

class QFrame;
class QVBoxLayout;

namespace homeport {

/// Dims a window and holds a card over it, for the palette and for forms. Keeps the focus inside
/// while it is open and gives it back when it closes; no event loop of its own.
class Overlay final : public QWidget
{
    Q_OBJECT

public:
    /// Top leaves room for a card that grows downwards while one types.
    enum class Place { Centre, Top };

    /// Starts hidden; lives as long as what it covers unless deleted before.
    explicit Overlay(QWidget* window, Place place = Place::Centre);
    /// Cards of this window lie in that part of it from now on: they hide and go with it.
    static void holdIn(QWidget* part);

    /// Takes the content over. It keeps its size hint; give it a minimum width where that matters.
    void setContent(QWidget* content);
    QWidget* content() const { return m_content; }
    /// A click beside the card closes it; only for cards in which nothing can be lost.
    void setClosesOnOutsideClick(bool closes) { m_closesOnOutsideClick = closes; }

    /// Focuses the given widget, or else the first that takes it.
    void open(QWidget* firstFocus = nullptr);
    void dismiss();
    bool isOpen() const { return isVisible(); }

signals:
    /// Esc was pressed or the ground was clicked; the card is closed already.
    void dismissed();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void keepFocus(QWidget* now);
    void giveFocusBack();

    Place m_place;
    bool m_closesOnOutsideClick = false;
    QFrame* m_card;
    QVBoxLayout* m_cardLayout;
    QPointer<QWidget> m_content;
    QList<QPointer<QWidget>> m_before; ///< what had the focus, and what it lies in
    QPointer<QWidget> m_lastInside;
};

} // namespace homeport
