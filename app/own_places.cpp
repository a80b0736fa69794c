#include "app/own_places.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Places ownPlaces()
{
    const auto shared = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {shared + u"/homeport"_s, QDir::tempPath()};
}

} // namespace homeport
