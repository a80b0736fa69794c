#pragma once

#include "tests/support/file_content.h"
#include "tests/support/test_database.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTest>

namespace homeport::test {

/// What homeportctl said before it ended.
struct Said
{
    int status = -1;
    QByteArray out;
    QByteArray error;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Runs homeportctl as a process of its own.
inline Said ctl(const QStringList& words)
{
    constexpr int patience = 60'000; // ms
    QProcess program;
    program.start(QStringLiteral(HOMEPORTCTL), words);
    if (!program.waitForFinished(patience) || program.exitStatus() != QProcess::NormalExit)
        return {-1, {}, program.readAllStandardError()};
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

/// A desk that stands, with nobody working on it.
inline Address standingDesk()
{
    const auto desk = freshDesk();
    return desk->address;
}

} // namespace homeport::test
