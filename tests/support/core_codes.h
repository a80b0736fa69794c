#pragma once

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace homeport::test {

/// Texts of core in capitals that are no error codes: details of errors, what becomes a code
/// nowhere, beginnings of numbers, and parts of dates.
inline const QSet<QString> noCodes{QStringLiteral("AMBIGUOUS"), QStringLiteral("BRACKET"),
    QStringLiteral("CORRUPT"), QStringLiteral("FATAL"), QStringLiteral("NOT_IN_LIST"),
    QStringLiteral("NOT_LISTED"), QStringLiteral("OVERLAP"), QStringLiteral("QUOTE"),
    QStringLiteral("RANGE"), QStringLiteral("REFERENCE"), QStringLiteral("UNKNOWN_FIELD"),
    QStringLiteral("UTC"), QStringLiteral("INC"), QStringLiteral("REQ"), QStringLiteral("PRB"),
    QStringLiteral("CHG"), QStringLiteral("IVR")};

/// Every error code that stands in the sources of core below `root`, sorted. Whoever writes a new
/// text in capitals there gives it its sentences, or names it above.
inline QStringList coreCodes(const QString& root)
{
    static const QRegularExpression written(
        QStringLiteral("(?:u|QStringLiteral\\()\"([A-Z][A-Z_]{2,})\"(?:_s|\\))"));
    // Those that PostgreSQL gives a failed serialization and a deadlock.
    QSet<QString> codes{QStringLiteral("40001"), QStringLiteral("40P01")};
    QDirIterator files(root + QStringLiteral("/core"),
        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qUtf8Printable(file.fileName()));
        const auto text = QString::fromUtf8(file.readAll());
        for (auto match = written.globalMatch(text); match.hasNext();) {
            const auto found = match.next().captured(1);
            if (!noCodes.contains(found))
                codes << found;
        }
    }
    auto sorted = codes.values();
    sorted.sort();
    return sorted;
}

} // namespace homeport::test
