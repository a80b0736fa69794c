#pragma once

#include "core/access/directory.h"

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace homeport {

class Backend;

/// Who reports something and is not known yet, as a card over the window: a name, and where they
/// can be reached. They get an account without a password.
struct NewPersonForm
{
    Q_DECLARE_TR_FUNCTIONS(homeport::NewPersonForm)

public:
    /// Whoever is asked may make accounts (user.create).
    static bool isOffered(const Actor& actor);
    /// `typed` is what is known of the name. Once they are there they are told, so long as `page`
    /// is there.
    static void open(QWidget& page, Backend& backend, const QString& typed,
        const std::function<void(const Choice& person)>& made);
};

} // namespace homeport
