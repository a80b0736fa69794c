#pragma once

#include <QLocale>
#include <QString>

class QCoreApplication;

namespace homeport {

/// Which language the program speaks: the one that was asked for ("de"), else the one that was
/// kept, else the system's. English where there is no catalogue. Dates and numbers follow.
class Language
{
public:
    /// Before the first window; a language that is spoken already stays for what is on the screen.
    static void install(QCoreApplication& app, const QString& wanted = {});
    /// For the next start; empty: the system's.
    static void keep(const QString& language);
    static QString kept();
    /// Whether there are words for the locale's language; English needs none.
    static bool speaks(const QLocale& locale);
};

} // namespace homeport
