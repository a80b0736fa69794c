#include "app/ctl/commands.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("homeportctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HOMEPORT_VERSION));
    return homeport::runCommand(app.arguments());
}
