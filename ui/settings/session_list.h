#pragma once

#include "core/access/session_book.h"
#include "ui/settings/person_lines.h"

namespace homeport {

/// Where somebody else is signed in, and the end of it (SEC-16); for whoever holds user.admin.
class SessionList final : public PersonLines
{
    Q_OBJECT

public:
    explicit SessionList(Backend& backend);

signals:
    /// A session was ended, for good.
    void ended(const QString& sentence);

private:
    void fetch() override;
    void startNew() override {} // only they themselves sign in
    void showLines(const QList<SessionLine>& sessions);
    /// Asks before it ends, since nothing brings it back.
    void askToEnd(const SessionLine& session);
};

} // namespace homeport
