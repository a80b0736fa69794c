#pragma once

#include "core/tickets/tags.h"

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace homeport {

class ActForm;
class Backend;

/// Cards over the window for all that is marked in a list. They stay open until they are finished,
/// and are still to be opened; `tickets`: "34 tickets".
class BulkForms
{
    Q_DECLARE_TR_FUNCTIONS(homeport::BulkForms)

public:
    /// Which tags to put on, and which to take off.
    static ActForm* tags(Backend& backend, const QString& tickets, QWidget* page,
        const std::function<void(ActForm* form, const TagEdit& tags)>& confirmed);
    /// What support alone reads.
    static ActForm* note(const QString& tickets, QWidget* page,
        const std::function<void(ActForm* form, const QString& text)>& confirmed);
};

} // namespace homeport
