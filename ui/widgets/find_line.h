#pragma once

#include "ui/widgets/text_places.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace homeport {

/// A line to find words in what a part shows: how often they are there, and on from place to place
/// with Return and Shift+Return. Esc closes it.
class FindLine final : public QFrame
{
    Q_OBJECT

public:
    /// Starts closed.
    explicit FindLine(QWidget* parent = nullptr);

    /// Shows it and takes the keyboard; the words of last time are there to be typed over.
    void open();
    bool isOpen() const { return !isHidden(); }
    /// Where it looks from now on.
    void setArea(QScrollArea* area);
    /// On to the next place, or back to the one before, round and round.
    void step(bool isForward);

signals:
    /// It is about to look for these: what is folded away can come forth.
    void sought(const QString& words);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close();
    QList<TextPlace> look();
    /// The first one from the upper edge of what can be seen on.
    qsizetype nearest(const QList<TextPlace>& places) const;
    void go(const QList<TextPlace>& places, qsizetype which);

    QPointer<QScrollArea> m_area;
    QLineEdit* m_words;
    QLabel* m_count;
    TextPlace m_place; ///< that is marked
};

} // namespace homeport
