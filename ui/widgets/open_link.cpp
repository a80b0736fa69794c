#include "ui/widgets/open_link.h"

#include <QDesktopServices>
#include <QUrl>

namespace homeport {

bool openCopy(const QString& path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace homeport
