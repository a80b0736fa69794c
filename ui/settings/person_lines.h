#pragma once

#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/tickets/act_form.h"

#include <QPointer>
#include <QWidget>

#include <utility>

namespace homeport {

class HintButton;
class LineStack;

/// What belongs to a person besides their account, as lines; whoever may adds to them and changes
/// them on a card.
class PersonLines : public QWidget
{
    Q_OBJECT

public:
    /// Shows those of this person.
    void open(PersonId person);
    /// Reads them again.
    void refresh();

signals:
    /// An act that can be taken back.
    void acted(const QString& deed, const homeport::EntryRef& entry);
    void failed(const homeport::Error& error);

protected:
    struct Look
    {
        QString name; ///< object name
        QString heading;
        QString add; ///< "Enter an absence …"
    };

    PersonLines(Backend& backend, const Look& look, bool mayCare);

    /// Asks for the lines; ends in showing them or in failed().
    virtual void fetch() = 0;
    /// The card of a new one.
    virtual void startNew() = 0;

    Backend& backend() { return m_backend; }
    PersonId person() const { return m_person; }
    bool mayCare() const { return m_mayCare; }
    LineStack& lines() { return *m_lines; }
    /// Asks for the lines of the person and hands them on, unless another one is shown by then.
    template <typename Read, typename Take>
    void ask(Read read, Take take)
    {
        const auto found =
            m_backend.ask([actor = m_backend.actor(), read, id = m_person](Session& session) {
                const auto now = session.replica->now();
                return session.replica->read(
                    [&](Database& database) { return read(database, actor, id, now); });
            });
        deliver(found, this, m_latest([this, take](const auto& answer) {
            m_isOutdated = false;
            if (answer)
                take(*answer);
            else
                emit failed(answer.error());
        }));
    }
    /// Writes and tells of it; a card closes where it is done and else says why not. From a line
    /// nothing is done twice: not until the lines show what was done.
    template <typename Job>
    void perform(const QString& deed, Job job, ActForm* form = nullptr)
    {
        if (!form && (m_isOutdated || std::exchange(m_isWriting, true)))
            return;
        const auto done = m_backend.run([actor = m_backend.actor(), job](Session& session) {
            return entryOf(session, [&] { return job(session, actor); });
        });
        deliver(done, this, [this, deed, form = QPointer(form)](const Result<EntryRef>& entry) {
            finish(deed, entry, form);
        });
    }

private:
    void finish(const QString& deed, const Result<EntryRef>& entry, ActForm* form);

    Backend& m_backend;
    Latest m_latest;
    PersonId m_person;
    bool m_mayCare;
    bool m_isWriting = false; ///< for one of the lines
    bool m_isOutdated = false; ///< what was done is not in the lines yet
    LineStack* m_lines;
    HintButton* m_add;
};

} // namespace homeport
