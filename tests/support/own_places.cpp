#include "app/own_places.h"

#include "core/base/system_disk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr const char* profileVariable = "HOMEPORT_TEST_PROFILE";

/// A profile of the test's own, made before main() begins: that of the person who runs it is not
/// touched. The programs that the test starts find themselves in the same.
class OwnProfile
{
public:
    OwnProfile()
    {
        if (qEnvironmentVariableIsSet(profileVariable))
            return;
        m_folder.emplace();
        for (const auto* variable :
            {profileVariable, "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            qputenv(variable, QFile::encodeName(m_folder->path()));
    }

private:
    std::optional<QTemporaryDir> m_folder; ///< of the process that made it, and removes it
};

const OwnProfile ownProfile;

} // namespace

/// Where the program would put them, too.
Places ownPlaces()
{
    static SystemDisk disk;
    return {qEnvironmentVariable("XDG_DATA_HOME") + u"/homeport"_s, QDir::tempPath(), disk};
}

} // namespace homeport
