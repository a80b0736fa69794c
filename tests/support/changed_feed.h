#pragma once

#include "core/journal/replica.h"

#include <QElapsedTimer>
#include <QTest>

namespace homeport::test {

/// How long it takes until the replica's feed tells of the row, in ms; -1: it does not.
inline qint64 toldAfter(Replica& watching, const QUuid& root)
{
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < 15'000) {
        const auto touch = watching.poll();
        if (touch && touch->roots.contains(root))
            return since.elapsed();
        QTest::qSleep(5);
    }
    return -1;
}

} // namespace homeport::test
