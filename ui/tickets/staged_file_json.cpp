#include "ui/tickets/staged_file_json.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QJsonArray toJson(const QList<StagedFile>& files)
{
    QJsonArray array;
    for (const auto& file : files) {
        array.append(QJsonObject{{u"key"_s, file.key}, {u"name"_s, file.name},
            {u"mimeType"_s, file.mimeType}, {u"sha256"_s, file.sha256}, {u"size"_s, file.size}});
    }
    return array;
}

QList<StagedFile> stagedFiles(const QJsonArray& array)
{
    QList<StagedFile> files;
    for (const auto& value : array) {
        const auto each = value.toObject();
        const StagedFile file{each.value("key"_L1).toString(), each.value("name"_L1).toString(),
            each.value("mimeType"_L1).toString(), each.value("sha256"_L1).toString(),
            each.value("size"_L1).toInteger()};
        if (!file.key.isEmpty() && !file.sha256.isEmpty())
            files.append(file);
    }
    return files;
}

} // namespace homeport
