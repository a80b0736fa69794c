#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QUuid>

namespace homeport {

/// Where randomness comes from; tests pass a seeded one.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(void* bytes, size_t size) = 0;
};

/// The operating system's generator, by way of libsodium.
class SystemRandom final : public RandomSource
{
public:
    void fill(void* bytes, size_t size) override;
};

/// Repeats itself for one seed (SplitMix64). Never for secrets.
class SeededRandom final : public RandomSource
{
public:
    explicit SeededRandom(quint64 seed) : m_state(seed) {}
    void fill(void* bytes, size_t size) override;
    quint64 next();
    /// A number from 0 to bound - 1; bound > 0.
    quint64 below(quint64 bound) { return next() % bound; }

private:
    quint64 m_state;
};

/// A UUID of version 7 (RFC 9562): the millisecond of its making, then random bits.
QUuid newUuid(Timestamp at, RandomSource& random);

/// The id that follows from a name: the same on every replica (UUID version 5).
QUuid derivedUuid(const QUuid& space, const QByteArray& name);

} // namespace homeport
