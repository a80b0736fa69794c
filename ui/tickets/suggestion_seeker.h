#pragma once

#include "core/base/deliver.h"
#include "core/search/similar_tickets.h"

#include <QTimer>

namespace homeport {

class Backend;

/// Asks what may be known already of a ticket that is being written (I-01): not with each key but
/// once one pauses, and only the answer to the last question counts.
class SuggestionSeeker final : public QObject
{
    Q_OBJECT

public:
    /// So long nothing must be written, in milliseconds.
    static constexpr int pause = 250;

    explicit SuggestionSeeker(Backend& backend, QObject* parent = nullptr);

    /// What was found before stays until there is an answer, but not where nothing can be asked.
    void seek(const BegunTicket& begun);

signals:
    /// Also none; a form is written as well without, so errors are none, too.
    void found(const QList<homeport::SimilarTicket>& tickets);

private:
    void ask();

    Backend& m_backend;
    BegunTicket m_begun;
    QTimer m_pause;
    Latest m_latest;
};

} // namespace homeport
