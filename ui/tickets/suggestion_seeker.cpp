#include "ui/tickets/suggestion_seeker.h"

#include "ui/shell/backend.h"

namespace homeport {

SuggestionSeeker::SuggestionSeeker(Backend& backend, QObject* parent)
    : QObject(parent), m_backend(backend)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SuggestionSeeker::ask);
}

void SuggestionSeeker::seek(const BegunTicket& begun)
{
    if (begun == m_begun)
        return;
    m_begun = begun;
    m_latest([](int) {}); // answers still under way are of no use
    if (begun.canBeLikened())
        return m_pause.start();
    m_pause.stop();
    emit found({});
}

void SuggestionSeeker::ask()
{
    const auto asked =
        m_backend.ask([actor = m_backend.actor(), begun = m_begun](Session& session) {
            return session.replica->read([&](Database& database) {
                return openDuplicates(database, actor, begun, session.replica->now());
            });
        });
    deliver(asked, this, m_latest([this](const Result<QList<SimilarTicket>>& answer) {
        emit found(answer ? *answer : QList<SimilarTicket>());
    }));
}

} // namespace homeport
