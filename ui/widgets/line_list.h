#pragma once

#include <QScrollArea>

namespace homeport {

class LineStack;

/// A view of its own that is a stack of lines.
class LineList : public QScrollArea
{
    Q_OBJECT

public:
    /// `firstButton` is the object name of what can be done with a line.
    explicit LineList(const QString& name, const QString& firstButton, QWidget* parent = nullptr);

    /// To the first thing that can be done.
    void focusFirst();

protected:
    LineStack& lines() { return *m_lines; }
    /// Ends what lines().clear() began. A view that waited for its lines hands the keyboard on to
    /// the first thing to do.
    void finish(const QString& sentence);

private:
    QString m_firstButton;
    LineStack* m_lines;
};

} // namespace homeport
