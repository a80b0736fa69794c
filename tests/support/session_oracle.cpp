#include "tests/support/session_oracle.h"

#include <algorithm>
#include <utility>

namespace homeport::test {

std::unique_ptr<SessionOracle> SessionOracle::watch(Replica& replica)
{
    if (replica.database().dialect() != Dialect::Sqlite || !CellRecording::isPossible())
        return {};
    std::unique_ptr<SessionOracle> oracle(new SessionOracle(replica));
    oracle->begin();
    replica.touched = [watching = oracle.get()](const Touch&) { watching->judge(); };
    return oracle;
}

SessionOracle::~SessionOracle()
{
    m_replica.touched = {};
}

void SessionOracle::begin()
{
    m_recording.emplace(static_cast<sqlite3*>(m_replica.database().handle()));
}

void SessionOracle::judge()
{
    auto recorded = m_recording->changes();
    const bool isOwn = std::all_of(recorded.entries.begin(), recorded.entries.end(),
        [&](const Entry& entry) { return entry.device == m_replica.identity().device; });
    if (isOwn && !recorded.entries.empty())
        m_findings += differences(std::move(recorded));
    begin();
}

} // namespace homeport::test
