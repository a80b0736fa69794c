#pragma once

#include "core/db/database.h"

#include <functional>
#include <libpq-fe.h>

namespace homeport {

/// Rows of an answer in libpq's binary form: held whole, or a part at a time.
class PostgresCursor final : public Cursor
{
public:
    /// Answers the next part; an empty one is the last.
    using Fetch = std::function<Result<PGresult*>()>;

    explicit PostgresCursor(PGresult* answer) : m_answer(answer), m_count(PQntuples(answer)) {}
    PostgresCursor(Fetch fetch, std::function<void()> close)
        : m_fetch(std::move(fetch)), m_close(std::move(close))
    {}
    ~PostgresCursor() override;
    Q_DISABLE_COPY_MOVE(PostgresCursor)

    bool next() override;
    Result<> status() const override { return m_status; }
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    bool boolean(int column) const override { return integer(column) != 0; }
    QString text(int column) const override;
    QByteArray blob(int column) const override;
    QUuid uuid(int column) const override;

private:
    bool has(int column) const;
    Oid typeOf(int column) const;
    QByteArrayView bytes(int column) const;

    PGresult* m_answer = nullptr;
    int m_count = 0;
    int m_row = -1;
    Fetch m_fetch; ///< none: the answer is whole
    std::function<void()> m_close;
    Result<> m_status;
};

} // namespace homeport
