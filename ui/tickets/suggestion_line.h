#pragma once

#include "core/search/similar_tickets.h"

#include <QCoreApplication>

namespace homeport {

/// What is told of a ticket that may be a duplicate, as people read it.
struct SuggestionLine
{
    Q_DECLARE_TR_FUNCTIONS(homeport::SuggestionLine)

public:
    static SuggestionLine of(const SimilarTicket& similar);

    QString number;
    QString title;
    QString state; ///< status and age
    QString reporter; ///< and their department
    QString why; ///< it is likely the same
    /// All of it, for screen readers.
    QString spoken() const;
};

} // namespace homeport
