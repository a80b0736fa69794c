#include "ui/shell/opened_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cerrno>
#include <csignal>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

const QString beginning = u"homeport-opened-"_s;

QString place()
{
    const auto runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? QDir::tempPath() : runtime;
}

/// "homeport-opened-1234-XXXXXX": the process that made it is gone.
bool isLeftOver(const QString& name)
{
    bool isNumber = false;
    const auto process = name.section(u'-', 2, 2).toInt(&isNumber);
    return isNumber && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

void removeLeftOvers()
{
    QDir at(place());
    const auto names = at.entryList({beginning + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const auto& name : names) {
        if (isLeftOver(name))
            QDir(at.filePath(name)).removeRecursively();
    }
}

} // namespace

QString OpenedFiles::folder()
{
    static const std::unique_ptr<QTemporaryDir> made = [] {
        removeLeftOvers();
        return std::make_unique<QTemporaryDir>(
            u"%1/%2%3-XXXXXX"_s.arg(place(), beginning).arg(QCoreApplication::applicationPid()));
    }();
    return made->isValid() ? made->path() : QString();
}

} // namespace homeport
