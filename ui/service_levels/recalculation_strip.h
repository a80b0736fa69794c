#pragma once

#include <QFrame>

class QLabel;

namespace homeport {

class Meter;
class Recalculation;

/// Shows how far the deadlines of open tickets are worked out anew after an edit of calendars or
/// policies; hidden while there is nothing to do.
class RecalculationStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit RecalculationStrip(const Recalculation& recalculation, QWidget* parent = nullptr);

private:
    void tell(qint64 done, qint64 all);

    QLabel* m_text;
    Meter* m_meter;
};

} // namespace homeport
