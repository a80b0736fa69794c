#pragma once

#include "core/tickets/bulk_run.h"

#include <QCoreApplication>

class QTableWidget;
class QWidget;

namespace homeport {

/// A card over the window: which tickets stayed as they are, and why.
class RefusalList
{
    Q_DECLARE_TR_FUNCTIONS(homeport::RefusalList)

public:
    static void open(const BulkOutcome& outcome, QWidget* window);

private:
    static QTableWidget* linesOf(const BulkOutcome& outcome);
};

} // namespace homeport
