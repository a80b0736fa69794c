#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace homeport {

/// Lines below each other that are made anew when what they show has changed. The keyboard stays
/// with them meanwhile: where one of them had the focus, the one then in its place has it, at what
/// bears the same name or else at the first thing to do.
class LineStack final : public QWidget
{
    Q_OBJECT

public:
    explicit LineStack(QWidget* parent = nullptr);

    /// Begins anew; finish() ends it, with `sentence` where no line was added and there is one.
    void clear();
    void add(QWidget* line);
    /// Adds a line of parts side by side, to be filled before the stack is finished.
    QHBoxLayout* addLine();
    /// The same with something to read at its beginning.
    QHBoxLayout* addLine(const QString& title, const QString& detail);
    void finish(const QString& sentence);

private:
    QVBoxLayout* m_lines;
    int m_focused = -1; ///< the line that had the focus
    QString m_focusedName;
};

} // namespace homeport
