#pragma once

#include "core/tickets/filter_vocabulary.h"

#include <QCoreApplication>

namespace homeport {

/// Typed filters in the language of the window.
class SpokenFilter
{
    Q_DECLARE_TR_FUNCTIONS(homeport::SpokenFilter)

public:
    /// What fields and values are called; in one language none is called like another.
    static FilterVocabulary vocabulary();
};

} // namespace homeport
