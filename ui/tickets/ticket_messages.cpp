#include "ui/tickets/ticket_messages.h"

#include "core/base/deliver.h"
#include "core/incidents/incident_guards.h"
#include "core/tickets/ticket_queries.h"
#include "ui/shell/backend.h"
#include "ui/shell/draft.h"
#include "ui/shell/draft_store.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/composer.h"
#include "ui/words/words.h"

#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

struct Message
{
    QString text;
    bool isInternal = false;
    bool isForParts = false;
    QList<StagedFile> files = {};
};

/// With its files, or the files alone.
Result<> writeMessage(Session& session, const Actor& actor, TicketId id, const Message& message,
    const CommandId& command)
{
    const auto& [text, isInternal, isForParts, files] = message;
    if (text.isEmpty()) {
        const auto visibility =
            isInternal ? AttachmentVisibility::Internal : AttachmentVisibility::Public;
        const auto added = session.attachments.attach(actor, id, files, visibility, command);
        return added ? Result<>() : added.error();
    }
    if (isForParts)
        return session.incidents.broadcast(actor, id, text, command, files);
    const auto visibility =
        isInternal ? TicketCommentVisibility::Internal : TicketCommentVisibility::Public;
    const auto made = session.comments.add(actor, id, {text, visibility, files}, command);
    return made ? Result<>() : made.error();
}

} // namespace

Result<int> partsInReach(Session& session, const Actor& actor, TicketId id)
{
    return session.replica->read([&](Database& database) -> Result<int> {
        const auto open = openChildren(*session.replica, actor, id);
        if (!open)
            return open.error();
        const auto reached =
            TicketQueries::covered(database, actor, u"ticket.comment_public"_s, *open);
        return reached ? Result<int>(int(reached->size())) : reached.error();
    });
}

TicketMessages::TicketMessages(
    Backend& backend, DraftStore& drafts, Composer& composer, TicketId ticket)
    : QObject(&composer)
    , m_backend(backend)
    , m_drafts(drafts)
    , m_composer(composer)
    , m_ticket(ticket)
    , m_draft(drafts.open(u"ticket-"_s + ticket.toString()))
{
    connect(&composer, &Composer::sendRequested, this, &TicketMessages::send);
    connect(&composer, &Composer::peopleWanted, this, &TicketMessages::offerPeople);
    connect(&composer, &Composer::modulesWanted, this, &TicketMessages::offerModules);
    connect(&backend, &Backend::changed, &composer, &Composer::outdateModules);
    followDrafts();
}

void TicketMessages::offerModules()
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return TextModuleService::visible(database, actor); });
    });
    deliver(found, this, [this](const Result<QList<record::TextModule>>& modules) {
        if (modules)
            return takeModules(*modules);
        m_composer.setDraftNote(Words::of(modules.error()));
        m_composer.outdateModules();
    });
}

void TicketMessages::takeModules(const QList<record::TextModule>& modules)
{
    auto inUse = modules;
    inUse.removeIf([](const record::TextModule& module) { return !module.isActive; });
    m_composer.setModules(inUse);
    if (inUse.isEmpty()) // after what was put in for them is gone, which takes the note along
        m_composer.setDraftNote(tr("There are no text modules yet; the settings make some."));
}

/// Whom one may mention is offered; any name can be typed all the same.
void TicketMessages::offerPeople()
{
    const auto found = m_backend.ask([actor = m_backend.actor()](Session& session) {
        return session.replica->read(
            [&](Database& database) { return mentionable(database, actor); });
    });
    deliver(found, this, [this](const Result<QList<Mentionable>>& people) {
        if (people)
            m_composer.setPeople(*people);
    });
}

void TicketMessages::send(const QString& text, bool isInternal, const CommandId& command)
{
    m_composer.setBusy(true);
    keepDraft(); // by now it says as which command it is sent
    emit sending();
    const Message message{text, isInternal, m_composer.isForParts(), m_composer.files()};
    const auto written = m_backend.run([actor = m_backend.actor(), id = m_ticket, message, command](
                                           Session& session) {
        return entryOf(session, [&] { return writeMessage(session, actor, id, message, command); });
    });
    // What has arrived is no draft any more, also where its page was closed meanwhile.
    deliver(written, &m_drafts,
        [page = QPointer<TicketMessages>(this), draft = m_draft](const Result<EntryRef>& entry) {
            if (entry)
                draft->forget();
            if (page)
                page->finish(entry);
        });
}

void TicketMessages::finish(const Result<EntryRef>& entry)
{
    m_composer.setBusy(false);
    if (!entry)
        return emit refused(Words::ofSent(entry.error()));
    m_composer.clear();
    emit sent(*entry);
}

void TicketMessages::keepDraft()
{
    m_draft->keep(m_composer.draft());
}

void TicketMessages::followDrafts()
{
    connect(&m_composer, &Composer::draftChanged, this, &TicketMessages::keepDraft);
    connect(m_draft.get(), &Draft::saved, this, [this] {
        if (!m_composer.isEmpty())
            m_composer.setDraftNote(tr("Draft saved"));
    });
    connect(m_draft.get(), &Draft::failed, this,
        [this] { m_composer.setDraftNote(tr("The draft cannot be saved; keep this tab open.")); });
    m_draft->goOn(this, [this](const QJsonObject& kept) { return m_composer.restore(kept); });
}

} // namespace homeport
