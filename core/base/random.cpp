#include "core/base/random.h"

#include <cstring>
#include <sodium.h>

namespace homeport {

void SystemRandom::fill(void* bytes, size_t size)
{
    randombytes_buf(bytes, size);
}

quint64 SeededRandom::next()
{
    quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

void SeededRandom::fill(void* bytes, size_t size)
{
    auto* out = static_cast<char*>(bytes);
    while (size > 0) {
        const quint64 word = next();
        const size_t part = size < sizeof word ? size : sizeof word;
        std::memcpy(out, &word, part);
        out += part;
        size -= part;
    }
}

QUuid newUuid(Timestamp at, RandomSource& random)
{
    quint8 b[16];
    random.fill(b + 6, 10);
    const auto ms = quint64(toMsecs(at));
    for (int i = 0; i < 6; ++i)
        b[i] = quint8(ms >> (8 * (5 - i)));
    b[6] = quint8(0x70 | (b[6] & 0x0f));
    b[8] = quint8(0x80 | (b[8] & 0x3f));
    return QUuid::fromRfc4122(QByteArrayView(reinterpret_cast<const char*>(b), 16));
}

QUuid derivedUuid(const QUuid& space, const QByteArray& name)
{
    return QUuid::createUuidV5(space, name);
}

} // namespace homeport
