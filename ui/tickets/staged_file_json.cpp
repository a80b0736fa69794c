#include "ui/tickets/staged_file_json.h"

#include "core/db/body_cipher.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QJsonArray toJson(const QList<StagedFile>& files)
{
    QJsonArray array;
    for (const auto& file : files) {
        QJsonObject each{{u"key"_s, file.key}, {u"name"_s, file.name},
            {u"mimeType"_s, file.mimeType}, {u"sha256"_s, file.sha256}, {u"size"_s, file.size}};
        if (file.bodyKey)
            each.insert(u"bodyKey"_s, QString::fromLatin1(file.bodyKey->toBase64()));
        array.append(each);
    }
    return array;
}

QList<StagedFile> stagedFiles(const QJsonArray& array)
{
    QList<StagedFile> files;
    for (const auto& value : array) {
        const auto each = value.toObject();
        StagedFile file{each.value("key"_L1).toString(), each.value("name"_L1).toString(),
            each.value("mimeType"_L1).toString(), each.value("sha256"_L1).toString(),
            each.value("size"_L1).toInteger()};
        // Drafts of older programs name bodies that lie open.
        if (const auto key = each.value("bodyKey"_L1); !key.isUndefined())
            file.bodyKey = QByteArray::fromBase64(key.toString().toLatin1());
        const bool opens = !file.bodyKey || file.bodyKey->size() == bodyKeySize;
        if (opens && !file.key.isEmpty() && !file.sha256.isEmpty())
            files.append(file);
    }
    return files;
}

} // namespace homeport
