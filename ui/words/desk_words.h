#pragma once

#include <QCoreApplication>

namespace homeport {

/// What is done to the desk itself, and what its settings are called: all that is no ticket.
class DeskWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::DeskWords)

public:
    /// What a command did, after a name: "changed a category". Empty: an act on a ticket, or one
    /// that nobody has words for.
    static QString deed(const QString& command);
    /// What a setting decides, by its key; empty: nobody has words for it.
    static QString setting(const QString& key);
    /// A key of a record that is no ticket, such as the kind of a team; empty: nobody has words for
    /// it.
    static QString key(const QString& stored);
    /// A value of a setting, stored as JSON; a choice that nobody has words for stays as it is.
    static QString settingValue(const QString& json);
};

} // namespace homeport
