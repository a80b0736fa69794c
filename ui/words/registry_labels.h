#pragma once

#include <QCoreApplication>
#include <QList>

namespace homeport {

/// What the registry calls tables and fields, in the language of the program. Needs no window.
class RegistryLabels
{
    Q_DECLARE_TR_FUNCTIONS(homeport::RegistryLabels)

public:
    /// A label of the registry as people read it; one that is not among all() stays as it is.
    static QString of(const QString& label);
    static QString of(const char* label);
    /// Those that have words in each language: of all tables whose acts the journal tells, and of
    /// their fields in it. Catalogues are made from sources alone, so they stand here once more.
    static QList<QByteArray> all();
};

} // namespace homeport
