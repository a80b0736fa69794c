#include "core/journal/entry.h"

#include "core/journal/entry_bytes.h"

#include <openssl/evp.h>
#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr quint64 formatVersion = 1;
constexpr qsizetype inlineOldValue = 32;
constexpr qsizetype saltSize = 16;

enum Flag : quint8 {
    Backdated = 1,
    HasRun = 2,
    HasReason = 4,
    Undoes = 8,
    OnBehalf = 16,
    HasActor = 32
};

void putValue(ByteWriter& out, const Value& value)
{
    out.byte(quint8(value.kind()));
    putContent(out, value);
}

bool takeValue(ByteReader& in, Value& value)
{
    return takeContent(in, Value::Kind(in.byte()), value);
}

QByteArray editBytes(const CellEdit& edit)
{
    ByteWriter out;
    out.varint(edit.table);
    out.uuid(edit.row);
    out.varint(edit.field);
    putValue(out, edit.value);
    if (const auto hash = edit.oldHash(); !hash.isEmpty()) {
        out.byte(0xff);
        out.raw(hash);
    } else {
        putValue(out, edit.oldValue);
    }
    return out.bytes();
}

bool takeEdit(ByteReader& in, CellEdit& edit, const CellEdit* above)
{
    edit.table = quint16(in.varint());
    if (edit.table == 0 && !above)
        return false;
    edit.row = edit.table == 0 ? above->row : in.uuid();
    edit.table = edit.table == 0 ? above->table : edit.table;
    edit.field = quint16(in.varint());
    if (!takeValue(in, edit.value))
        return false;
    // 0xff where a value's kind would stand: the hash of a long one.
    const auto before = in;
    if (in.byte() == 0xff) {
        edit.oldIsHash = true;
        edit.oldValue = Value(in.raw(32));
        return !in.failed();
    }
    in = before;
    return takeValue(in, edit.oldValue);
}

QByteArray headerBytes(const Entry& entry)
{
    ByteWriter out;
    out.varint(formatVersion);
    out.uuid(entry.space);
    out.uuid(entry.device);
    out.varint(quint64(entry.number));
    out.varint(entry.stamp);
    quint8 flags = 0;
    flags |= entry.isBackdated ? Backdated : 0;
    flags |= entry.run.isNull() ? 0 : HasRun;
    flags |= entry.reason.isEmpty() ? 0 : HasReason;
    flags |= entry.undoes.isNull() ? 0 : Undoes;
    flags |= entry.onBehalfOf.isNull() ? 0 : OnBehalf;
    flags |= entry.actor.isNull() ? 0 : HasActor;
    out.byte(flags);
    out.integer(entry.happenedAt);
    out.varint(quint64(entry.schema));
    if (flags & HasActor)
        out.uuid(entry.actor);
    if (flags & OnBehalf)
        out.uuid(entry.onBehalfOf);
    out.text(entry.command);
    out.uuid(entry.commandId);
    if (flags & HasRun)
        out.uuid(entry.run);
    putCauses(out, entry);
    return out.bytes();
}

bool takeHeader(const QByteArray& header, Entry& entry)
{
    ByteReader in(header);
    if (in.varint() != formatVersion)
        return false;
    entry.space = in.uuid();
    entry.device = in.uuid();
    entry.number = qint64(in.varint());
    entry.stamp = in.varint();
    const quint8 flags = in.byte();
    entry.isBackdated = flags & Backdated;
    entry.happenedAt = in.integer();
    entry.schema = int(in.varint());
    if (flags & HasActor)
        entry.actor = in.uuid();
    if (flags & OnBehalf)
        entry.onBehalfOf = in.uuid();
    entry.command = in.text();
    entry.commandId = in.uuid();
    if (flags & HasRun)
        entry.run = in.uuid();
    takeCauses(in, entry, flags & HasReason, flags & Undoes);
    return !in.failed() && in.atEnd();
}

/// SHA-256 with the algorithm fetched once: a fetch costs more than a short hash.
class Hasher
{
public:
    Hasher() : m_context(EVP_MD_CTX_new()), m_algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr)) {}
    ~Hasher()
    {
        EVP_MD_free(m_algorithm);
        EVP_MD_CTX_free(m_context);
    }
    Q_DISABLE_COPY_MOVE(Hasher)
    void start() { EVP_DigestInit_ex2(m_context, m_algorithm, nullptr); }
    void add(QByteArrayView bytes)
    {
        EVP_DigestUpdate(m_context, bytes.data(), size_t(bytes.size()));
    }
    QByteArray finish()
    {
        QByteArray out(32, Qt::Uninitialized);
        EVP_DigestFinal_ex(m_context, reinterpret_cast<unsigned char*>(out.data()), nullptr);
        return out;
    }

private:
    EVP_MD_CTX* m_context;
    EVP_MD* m_algorithm;
};

Hasher& hasher()
{
    thread_local Hasher one;
    return one;
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    auto& h = hasher();
    h.start();
    h.add(bytes);
    return h.finish();
}

QByteArray CellEdit::oldHash() const
{
    if (oldIsHash)
        return oldValue.blob();
    const bool mayBeLong =
        oldValue.kind() == Value::Kind::Text || oldValue.kind() == Value::Kind::Blob;
    const auto old = mayBeLong ? encodedValue(oldValue) : QByteArray();
    return old.size() > inlineOldValue ? sha256(old) : QByteArray();
}

QByteArray encodedValue(const Value& value)
{
    ByteWriter out;
    putValue(out, value);
    return out.bytes();
}

Result<Value> decodedValue(const QByteArray& bytes)
{
    ByteReader in(bytes);
    Value value;
    if (!takeValue(in, value) || !in.atEnd())
        return Error{Error::Kind::Corrupt, u"value"_s};
    return value;
}

QByteArray Entry::encoded() const
{
    ByteWriter out;
    out.blob(headerBytes(*this));
    out.raw(secret);
    out.varint(quint64(edits.size()));
    // Edits of one row stand together: 0 where a table would stand says "the row above".
    const CellEdit* above = nullptr;
    for (const auto& edit : edits) {
        const bool isSameRow = above && above->table == edit.table && above->row == edit.row;
        const auto bytes = editBytes(edit);
        ByteWriter head;
        head.varint(edit.table);
        head.uuid(edit.row);
        if (isSameRow) {
            out.varint(0);
            out.raw(QByteArrayView(bytes).sliced(head.bytes().size()));
        } else {
            out.raw(bytes);
        }
        above = &edit;
    }
    return out.bytes();
}

Result<Entry> Entry::decoded(const QByteArray& bytes)
{
    const Error damaged{Error::Kind::Corrupt, u"journal entry"_s, {}, u"CHAIN_BROKEN"_s};
    ByteReader outer(bytes);
    const auto header = outer.blob();
    Entry entry;
    if (!takeHeader(header, entry))
        return damaged;
    entry.secret = outer.raw(16);
    const quint64 count = outer.varint();
    // As many as such bytes usually hold; more are made room for as they come.
    entry.edits.reserve(size_t(qMin(count, quint64(bytes.size()) / 16)));
    for (quint64 i = 0; i < count; ++i) {
        CellEdit edit;
        if (outer.failed()
            || !takeEdit(outer, edit, entry.edits.empty() ? nullptr : &entry.edits.back()))
            return damaged;
        entry.edits.push_back(std::move(edit));
    }
    if (outer.failed() || !outer.atEnd() || entry.number <= 0)
        return damaged;
    return entry;
}

QByteArray Entry::chained(const QByteArray& previousHash) const
{
    // All salts come from one stream cipher call keyed by the entry's secret (measured.md 5.10).
    QByteArray salts(qsizetype(edits.size()) * saltSize, '\0');
    QByteArray key(crypto_stream_xchacha20_KEYBYTES, '\0');
    std::copy(secret.begin(), secret.end(), key.begin());
    const QByteArray nonce(crypto_stream_xchacha20_NONCEBYTES, '\0');
    if (!salts.isEmpty()) {
        crypto_stream_xchacha20(reinterpret_cast<unsigned char*>(salts.data()),
            quint64(salts.size()), reinterpret_cast<const unsigned char*>(nonce.constData()),
            reinterpret_cast<const unsigned char*>(key.constData()));
    }
    auto& h = hasher();
    QByteArray leaves;
    leaves.reserve(qsizetype(edits.size()) * 32);
    for (size_t i = 0; i < edits.size(); ++i) {
        const auto bytes = editBytes(edits[i]); // may hash a long old value itself
        h.start();
        h.add(QByteArrayView(salts).sliced(qsizetype(i) * saltSize, saltSize));
        h.add(bytes);
        leaves += h.finish();
    }
    const auto root = sha256(leaves);
    const auto header = headerBytes(*this);
    h.start();
    h.add(previousHash);
    h.add(header);
    h.add(root);
    return h.finish();
}

} // namespace homeport
