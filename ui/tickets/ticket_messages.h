#pragma once

#include "core/desk/desk.h"

#include <QObject>

#include <memory>

#include "record/text_module.h"

namespace homeport {

class Backend;
class Composer;
class Draft;
class DraftStore;

/// How many open parts a reply to all of them would go to (PC-4).
Result<int> partsInReach(Session& session, const Actor& actor, TicketId id);

/// What is written in a ticket's composer: kept as a draft while it is written, sent with its
/// files.
class TicketMessages final : public QObject
{
    Q_OBJECT

public:
    /// Lives with the composer.
    TicketMessages(Backend& backend, DraftStore& drafts, Composer& composer, TicketId ticket);

signals:
    void sending();
    void sent(const homeport::EntryRef& entry);
    /// All of it is still in the composer.
    void refused(const QString& sentence);

private:
    void send(const QString& text, bool isInternal, const CommandId& command);
    void finish(const Result<EntryRef>& entry);
    void offerPeople();
    void offerModules();
    void takeModules(const QList<record::TextModule>& modules);
    void followDrafts();
    void keepDraft();

    Backend& m_backend;
    DraftStore& m_drafts;
    Composer& m_composer;
    TicketId m_ticket;
    std::shared_ptr<Draft> m_draft;
};

} // namespace homeport
