#include "ui/widgets/open_link.h"

#include "ui/widgets/marked_line.h"

#include <QDesktopServices>
#include <QUrl>

namespace homeport {

bool openCopy(const QString& path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

bool openAddress(const QUrl& address)
{
    const auto checked = addressOf(QString::fromUtf8(address.toEncoded()));
    return !checked.isEmpty() && QDesktopServices::openUrl(checked);
}

} // namespace homeport
