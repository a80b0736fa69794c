#pragma once

#include "core/db/file_store.h"
#include "tests/support/incident_story.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "record/attachment.h"
#include "record/stored_file.h"

namespace homeport::test {

/// A file whose body lies open in the store, as programs before schema 4 staged it.
inline StagedFile olderBody(Story& story, const QByteArray& content)
{
    auto& replica = *story.desk->session->replica;
    StagedFile staged;
    staged.key = QUuid::createUuid().toString(QUuid::Id128);
    staged.name = u"older.txt"_s;
    staged.mimeType = u"text/plain"_s;
    staged.sha256 =
        QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    staged.size = content.size();
    if (!isSqlite()) {
        Story::must(FileStore::addPart(replica.database(), replica.organization(), staged.key, 0,
            content, story.desk->clock.now()));
        return staged;
    }
    const auto path =
        u"%1.files/%2/%3"_s.arg(story.desk->address.text, staged.key.left(2), staged.key);
    QDir().mkpath(QFileInfo(path).path());
    QFile body(path);
    if (!body.open(QIODevice::WriteOnly) || body.write(content) != content.size())
        qFatal("the body cannot be written");
    return staged;
}

/// The same, attached.
inline AttachmentId olderFile(Story& story, TicketId ticket, const QByteArray& content)
{
    const auto body = olderBody(story, content);
    record::StoredFile file;
    file.id = StoredFileId(QUuid::createUuid());
    file.sha256 = body.sha256;
    file.sizeBytes = body.size;
    file.mimeType = body.mimeType;
    file.storageKey = body.key;
    Story::must(story.add(file));
    record::Attachment attachment;
    attachment.id = AttachmentId(QUuid::createUuid());
    attachment.fileId = file.id;
    attachment.fileName = body.name;
    attachment.visibility = AttachmentVisibility::Public;
    attachment.ticketId = ticket;
    Story::must(story.add(attachment));
    return attachment.id;
}

} // namespace homeport::test
