#pragma once

#include "core/tickets/filter_text.h"

#include <QCoreApplication>

namespace homeport {

/// What is wrong with a typed filter, in one sentence.
class FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::FilterWords)

public:
    static QString of(const FilterFault& fault);

private:
    static QString ofSeveral(const FilterFault& fault);
};

} // namespace homeport
