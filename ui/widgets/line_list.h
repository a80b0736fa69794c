#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace homeport {

/// Lines below each other that are made anew when what they show has changed. The keyboard stays
/// with them meanwhile: where one of them had the focus, the first thing to do has it afterwards.
class LineList : public QScrollArea
{
    Q_OBJECT

public:
    /// `firstButton` is the object name of what can be done with a line.
    explicit LineList(const QString& name, const QString& firstButton, QWidget* parent = nullptr);

    /// To the first thing that can be done.
    void focusFirst();

protected:
    /// Begins anew; `finish` ends it, with `sentence` where no line was added.
    void clear();
    void add(QWidget* line);
    void finish(const QString& sentence);

private:
    QString m_firstButton;
    QVBoxLayout* m_lines;
    bool m_hadFocus = false;
};

} // namespace homeport
