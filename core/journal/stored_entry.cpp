#include "core/journal/stored_entry.h"

#include "core/journal/entry_bytes.h"
#include "core/journal/stored_edits.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// No canonical bytes begin so: they begin with the length of a header, which is longer.
constexpr quint8 storedForm = 1;
constexpr qsizetype secretSize = 16;

enum Flag : quint8 { Backdated = 1, HasReason = 2, Undoes = 4, OnBehalf = 8, OtherSpace = 16 };

enum Column { Body, Seq, Stamp, HappenedAt, Actor, CommandCode, CommandKey, Run, Device, Space };

/// Of the header, what the row does not say.
void putHeader(ByteWriter& out, const Entry& entry, const QUuid& spaceOfStream)
{
    quint8 flags = 0;
    flags |= entry.isBackdated ? Backdated : 0;
    flags |= entry.reason.isEmpty() ? 0 : HasReason;
    flags |= entry.undoes.isNull() ? 0 : Undoes;
    flags |= entry.onBehalfOf.isNull() ? 0 : OnBehalf;
    flags |= entry.space == spaceOfStream ? 0 : OtherSpace;
    out.byte(flags);
    out.varint(quint64(entry.schema));
    if (flags & OtherSpace)
        out.uuid(entry.space);
    if (flags & OnBehalf)
        out.uuid(entry.onBehalfOf);
    putCauses(out, entry);
}

void takeHeader(ByteReader& in, Entry& entry)
{
    const quint8 flags = in.byte();
    entry.isBackdated = flags & Backdated;
    entry.schema = int(in.varint());
    if (flags & OtherSpace)
        entry.space = in.uuid();
    if (flags & OnBehalf)
        entry.onBehalfOf = in.uuid();
    takeCauses(in, entry, flags & HasReason, flags & Undoes);
}

/// What the row itself says.
Entry entryOfColumns(const Cursor& row, int column)
{
    Entry entry;
    entry.number = row.integer(column + Seq);
    entry.stamp = quint64(row.integer(column + Stamp));
    entry.happenedAt = row.integer(column + HappenedAt);
    entry.actor = row.optionalUuid(column + Actor).value_or(QUuid());
    entry.command = row.text(column + CommandCode);
    entry.commandId = row.uuid(column + CommandKey);
    entry.run = row.optionalUuid(column + Run).value_or(QUuid());
    entry.device = row.uuid(column + Device);
    entry.space = row.uuid(column + Space);
    return entry;
}

bool isStoredForm(const QByteArray& body)
{
    return body.startsWith(char(storedForm));
}

Result<Entry> entryOf(const QByteArray& body, const Cursor& row, int column)
{
    if (!isStoredForm(body))
        return Entry::decoded(body);
    auto entry = entryOfColumns(row, column);
    ByteReader in(QByteArrayView(body).sliced(1));
    takeHeader(in, entry);
    entry.secret = in.raw(secretSize);
    const bool isWhole = takeEdits(in, entry) && in.atEnd() && entry.number > 0;
    if (!isWhole)
        return Error{Error::Kind::Corrupt, u"journal entry"_s, {}, u"CHAIN_BROKEN"_s};
    return entry;
}

} // namespace

QByteArray storedBody(const Entry& entry, const QUuid& spaceOfStream)
{
    ByteWriter out;
    out.byte(storedForm);
    putHeader(out, entry, spaceOfStream);
    out.raw(entry.secret);
    putEdits(out, entry);
    return out.bytes();
}

QByteArray storedBody(const Entry& entry, const QByteArray& bytes, const QUuid& spaceOfStream)
{
    return entry.encoded() == bytes ? storedBody(entry, spaceOfStream) : bytes;
}

Result<Entry> storedEntry(const Cursor& row, int column)
{
    return entryOf(row.blob(column + Body), row, column);
}

Result<QByteArray> storedBytes(const Cursor& row, int column)
{
    const auto body = row.blob(column + Body);
    if (!isStoredForm(body))
        return body;
    const auto entry = entryOf(body, row, column);
    return entry ? Result<QByteArray>(entry->encoded()) : entry.error();
}

} // namespace homeport
