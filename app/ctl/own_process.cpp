#include "app/ctl/own_process.h"

#include <QFile>
#include <QJsonDocument>

#include <sys/wait.h>
#include <unistd.h>

namespace homeport {

QJsonObject inOwnProcess(const std::function<QJsonObject()>& work)
{
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    const auto child = fork();
    if (child == 0) {
        close(ends[0]);
        QFile out;
        const bool isTold = out.open(ends[1], QIODevice::WriteOnly, QFile::AutoCloseHandle)
            && out.write(QJsonDocument(work()).toJson()) > 0 && out.flush();
        out.close();
        _exit(isTold ? 0 : 1);
    }
    close(ends[1]);
    QByteArray said;
    QFile in;
    if (child > 0 && in.open(ends[0], QIODevice::ReadOnly, QFile::AutoCloseHandle))
        said = in.readAll();
    else
        close(ends[0]);
    int state = 0;
    if (child > 0)
        waitpid(child, &state, 0);
    return QJsonDocument::fromJson(said).object();
}

} // namespace homeport
