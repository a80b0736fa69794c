#include "ui/widgets/open_link.h"

#include <QDesktopServices>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

bool openCopy(const QString& path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

bool openAddress(const QUrl& address)
{
    const bool isOfWeb = address.scheme() == "http"_L1 || address.scheme() == "https"_L1;
    return isOfWeb && !address.host().isEmpty() && QDesktopServices::openUrl(address);
}

} // namespace homeport
