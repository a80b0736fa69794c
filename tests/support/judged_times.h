#pragma once

#include <QList>
#include <QTest>

#include <algorithm>

namespace homeport::test {

/// Prints the middle of these waits, in ms, for a machine that is busy with other things, as one
/// that runs tests is. HOMEPORT_JUDGE_TIMES=1 asks for the second that people are promised; false:
/// it was longer than that.
inline bool isWithinASecond(QList<qint64> waits)
{
    std::sort(waits.begin(), waits.end());
    const auto middle = waits.at(waits.size() / 2);
    qInfo("%lld ms, the middle of %d", middle, int(waits.size()));
    return middle < 1000 || qEnvironmentVariableIntValue("HOMEPORT_JUDGE_TIMES") != 1;
}

} // namespace homeport::test
