#include "core/journal/bytes.h"
#include "core/journal/fold.h"

namespace homeport {

namespace {

constexpr Sql allStreams{
    "journal.streams", "SELECT no, device, head, hash, last_stamp, context, space FROM jr_stream"};
constexpr Sql insertStream{"journal.newStream", R"sql(
    INSERT INTO jr_stream (no, space, device, head, hash, last_stamp, context)
    VALUES (:no, :space, :device, 0, :hash, 0, :context))sql"};
constexpr Sql updateStream{"journal.advanceStream", R"sql(
    UPDATE jr_stream SET head = :head, hash = :hash, last_stamp = :last_stamp, context = :context WHERE no = :no)sql"};

QByteArray packed(const Context& context)
{
    ByteWriter out;
    for (auto it = context.begin(); it != context.end(); ++it) {
        out.uuid(it.key());
        out.varint(quint64(it.value()));
    }
    return out.bytes();
}

Context unpacked(const QByteArray& bytes)
{
    Context context;
    ByteReader in(bytes);
    while (!in.atEnd() && !in.failed()) {
        const auto device = in.uuid();
        context.insert(device, qint64(in.varint()));
    }
    return context;
}

} // namespace

Question StreamBook::question()
{
    return {allStreams, {}};
}

Result<> StreamBook::load(Database& database)
{
    auto cursor = database.query(allStreams);
    if (!cursor)
        return cursor.error();
    m_streams.clear();
    while ((*cursor)->next()) {
        Stream stream;
        stream.no = qint32((*cursor)->integer(0));
        stream.device = (*cursor)->uuid(1);
        stream.head = (*cursor)->integer(2);
        stream.hash = (*cursor)->blob(3);
        stream.lastStamp = quint64((*cursor)->integer(4));
        stream.context = unpacked((*cursor)->blob(5));
        stream.space = (*cursor)->uuid(6);
        m_streams.emplace(stream.no, std::move(stream));
    }
    return (*cursor)->status();
}

Result<StreamBook::Stream*> StreamBook::open(
    Database& database, const QUuid& space, const QUuid& device)
{
    for (auto& [no, stream] : m_streams) {
        if (stream.device == device)
            return &stream;
    }
    Stream stream;
    stream.no = m_streams.empty() ? 1 : m_streams.rbegin()->first + 1;
    stream.device = device;
    stream.space = space;
    stream.hash = QByteArray(32, '\0');
    auto done = database.exec(insertStream,
        {{"no", int(stream.no)}, {"space", space}, {"device", device}, {"hash", stream.hash},
            {"context", QByteArray("")}});
    if (!done)
        return done.error();
    return &m_streams.emplace(stream.no, stream).first->second;
}

Result<> StreamBook::save(Database& database, const Stream& stream)
{
    auto done = database.exec(updateStream,
        {{"no", int(stream.no)}, {"head", stream.head}, {"hash", stream.hash},
            {"last_stamp", qint64(stream.lastStamp)}, {"context", packed(stream.context)}});
    if (!done)
        return done.error();
    return {};
}

const StreamBook::Stream* StreamBook::byNo(qint32 no) const
{
    const auto found = m_streams.find(no);
    return found == m_streams.end() ? nullptr : &found->second;
}

const StreamBook::Stream* StreamBook::byDevice(const QUuid& device) const
{
    for (const auto& [no, stream] : m_streams) {
        if (stream.device == device)
            return &stream;
    }
    return nullptr;
}

QUuid StreamBook::deviceOf(qint32 no) const
{
    const auto* stream = byNo(no);
    return stream ? stream->device : QUuid();
}

bool StreamBook::isLater(const Version& a, const Version& b) const
{
    if (a.stamp != b.stamp)
        return a.stamp > b.stamp;
    if (a.stream != b.stream)
        return deviceOf(b.stream) < deviceOf(a.stream);
    return a.number > b.number;
}

} // namespace homeport
