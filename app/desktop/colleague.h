#pragma once

#include "core/db/worker.h"
#include "core/desk/desk.h"

namespace homeport {

/// Somebody else at work on the same desk, through a connection and on a thread of their own.
class Colleague
{
public:
    /// Not `own`, who sits at the window.
    Colleague(const Address& desk, PersonId own);

    QFuture<Result<>> tag(TicketId id, const QString& name);
    QFuture<Result<>> hold(TicketId id);
    QFuture<Result<>> say(TicketId id, const QString& text);
    /// As if that person had typed the password too long ago for what needs a fresh proof.
    QFuture<Result<>> letProofAge(PersonId who);
    /// As that person, who may give names: some are there twice then.
    QFuture<Result<>> giveNamesApart(PersonId who);

private:
    /// Where they work, or why they cannot.
    struct Place
    {
        std::unique_ptr<Session> session;
        Actor actor;
        Error error;
    };
    using Act = std::function<Result<>(Session&, const Actor&)>;

    static Place placeAt(const Address& desk, PersonId own);
    QFuture<Result<>> run(const Act& act);

    Worker<Place> m_worker;
};

} // namespace homeport
