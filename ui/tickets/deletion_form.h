#pragma once

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace homeport {

class ActForm;

/// A card over the window for all that is marked in a list: what becomes of tickets that are
/// deleted, and why they are to be, where one wants to say it. One ticket alone is deleted without.
class DeletionForm
{
    Q_DECLARE_TR_FUNCTIONS(homeport::DeletionForm)

public:
    /// The form stays open until it is finished.
    using Confirmed = std::function<void(ActForm* form, const QString& reason)>;

    /// `tickets`: "INC-004711", or "34 tickets" where they are many.
    /// It is still to be opened.
    static ActForm* make(
        const QString& tickets, bool areMany, QWidget* page, const Confirmed& confirmed);
};

} // namespace homeport
