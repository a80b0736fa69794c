#pragma once

#include "core/tickets/history.h"

#include <QCoreApplication>

namespace homeport {

/// What others do to a ticket while somebody has it open, as sentences.
class OtherActs
{
    Q_DECLARE_TR_FUNCTIONS(homeport::OtherActs)

public:
    /// "Bo Lindqvist resolved the ticket at 14:02: Status In progress → Resolved"
    static QString told(const HistoryItem& item);
    /// The newest act since the last call that is not one of `own`, in one line; empty where there
    /// is none. The first call only remembers where the story stands. What others wrote appears in
    /// the conversation and needs no line.
    QString since(const QList<HistoryItem>& items, PersonId own);

private:
    EntryRef m_last; ///< the newest entry the person has been shown or told of
};

} // namespace homeport
