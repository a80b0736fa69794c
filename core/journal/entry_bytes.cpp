#include "core/journal/entry_bytes.h"

namespace homeport {

void putContent(ByteWriter& out, const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null: break;
    case Value::Kind::Boolean: out.byte(value.boolean() ? 1 : 0); break;
    case Value::Kind::Integer: out.integer(value.integer()); break;
    case Value::Kind::Text: out.text(value.text()); break;
    case Value::Kind::Blob: out.blob(value.blob()); break;
    case Value::Kind::Uuid: out.uuid(value.uuid()); break;
    }
}

bool takeContent(ByteReader& in, Value::Kind kind, Value& value)
{
    switch (kind) {
    case Value::Kind::Null: value = Value(); break;
    case Value::Kind::Boolean: value = Value(in.byte() != 0); break;
    case Value::Kind::Integer: value = Value(in.integer()); break;
    case Value::Kind::Text: value = Value(in.text()); break;
    case Value::Kind::Blob: value = Value(in.blob()); break;
    case Value::Kind::Uuid: value = Value(in.uuid()); break;
    default: return false;
    }
    return !in.failed();
}

void putCauses(ByteWriter& out, const Entry& entry)
{
    if (!entry.reason.isEmpty())
        out.text(entry.reason);
    if (!entry.undoes.isNull()) {
        out.uuid(entry.undoes.device);
        out.varint(quint64(entry.undoes.number));
    }
    out.varint(quint64(entry.context.size()));
    for (auto it = entry.context.begin(); it != entry.context.end(); ++it) {
        out.uuid(it.key());
        out.varint(quint64(it.value()));
    }
}

void takeCauses(ByteReader& in, Entry& entry, bool hasReason, bool isUndo)
{
    if (hasReason)
        entry.reason = in.text();
    if (isUndo) {
        entry.undoes.device = in.uuid();
        entry.undoes.number = qint64(in.varint());
    }
    const quint64 seen = in.varint();
    for (quint64 i = 0; i < seen && !in.failed(); ++i) {
        const auto device = in.uuid();
        entry.context.insert(device, qint64(in.varint()));
    }
}

} // namespace homeport
