#include "app/own_places.h"

#include "core/base/system_disk.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Places ownPlaces()
{
    static SystemDisk disk;
    const auto shared = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {shared + u"/homeport"_s, QDir::tempPath(), disk};
}

} // namespace homeport
