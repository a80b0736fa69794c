#pragma once

#include "core/base/deliver.h"
#include "core/ids.h"

#include <QObject>

namespace homeport {

class Backend;
class ConversationView;

/// Finds the tickets whose numbers are chosen in a conversation.
class NumberOpener final : public QObject
{
    Q_OBJECT

public:
    /// Lives with the conversation.
    NumberOpener(Backend& backend, ConversationView& conversation);

signals:
    void found(homeport::TicketId id);
    /// There is none of that number, or it is not for them to read.
    void refused(const QString& sentence);

private:
    void open(const QString& number);

    Backend& m_backend;
    Latest m_latest;
};

} // namespace homeport
