#include "ui/shell/draft.h"

#include "core/base/deliver.h"
#include "ui/shell/draft_store.h"

namespace homeport {

Draft::Draft(DraftStore& store, const QString& key) : m_store(&store), m_key(key)
{
    connect(&store, &DraftStore::saved, this, [this](const QString& name) {
        if (name == m_name)
            emit saved();
    });
    connect(&store, &DraftStore::failed, this, [this](const QString& name) {
        if (name == m_name)
            emit failed();
    });
}

Draft::~Draft()
{
    if (m_store)
        m_store->letGo(m_name);
}

void Draft::goOn(QObject* receiver, const Take& take)
{
    if (!m_store)
        return;
    deliver(m_store->kept(m_key), receiver,
        [self = QPointer<Draft>(this), take](const QList<KeptDraft>& kept) {
            if (self)
                self->offer(kept, take);
        });
}

void Draft::offer(const QList<KeptDraft>& kept, const Take& take)
{
    for (const auto& each : kept) {
        if (!m_store || !m_name.isEmpty())
            return;
        if (!m_store->hold(each.name))
            continue;
        m_name = each.name; // first: the place keeps what it is given
        if (!take(each.text)) {
            m_store->letGo(m_name);
            m_name.clear();
        }
        return;
    }
}

void Draft::keep(const QJsonObject& text)
{
    if (!m_store || (text.isEmpty() && m_name.isEmpty()))
        return;
    if (m_name.isEmpty())
        m_name = m_store->newName(m_key);
    m_store->keep(m_name, text);
}

void Draft::forget()
{
    if (m_store && !m_name.isEmpty())
        m_store->forget(m_name);
    // It stays taken and is not used again: a look that began before must not bring it back.
    m_name.clear();
}

} // namespace homeport
