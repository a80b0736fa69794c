#pragma once

#include "ui/settings/record_form.h"
#include "ui/settings/settings_part.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"
#include "ui/widgets/line_model.h"

#include <QSet>

#include <memory>

class QBoxLayout;
class QShortcut;
class QTableView;

namespace homeport {

class Draft;
class EmptyState;
class HintButton;
class MessageStrip;

/// A part of the settings that is a list at the left and the form of the chosen row at the right.
/// What is typed and not saved is kept as a draft until it is saved or discarded.
class RecordPart : public SettingsPart
{
    Q_OBJECT

public:
    ~RecordPart() override;

    void refresh() override;
    void focusFirst() override;
    void focusFilter() override;
    /// Chooses the row, once it is there.
    void choose(const QUuid& id);
    /// Begins a new row.
    void startNew();
    void save();

protected:
    static constexpr int panelWidth = 420;

    /// What a write became.
    struct Saved
    {
        QUuid id;
        EntryRef entry;
    };
    struct Look
    {
        QString name; ///< object name, and key of its drafts: "teams"
        QString title; ///< "Teams"
        QString newText; ///< "New team"; empty: nothing is made here
        QString emptyText; ///< "There are no teams yet."
        QStringList headings;
        QList<int> widths; ///< of the columns but the first
    };
    struct Rights
    {
        bool mayCreate = false;
        bool mayEdit = false;
        bool mayRemove = false;
    };

    RecordPart(const SettingsContext& context, const TableMeta& table, const Look& look,
        const Rights& rights);
    /// What "<module>.create", ".update" and ".delete" give, where they are of the organization.
    static Rights rightsOn(const SettingsContext& context, const QString& module);

    // --- what each part brings
    /// Asks for the lines; ends in setLines() or fail().
    virtual void fetch() = 0;
    /// Asks for the row of a line; ends in showRow() or fail().
    virtual void load(const QUuid& id) = 0;
    virtual Row blank() const = 0;
    /// Writes what the form says; `seen` is not stored where the row is new.
    virtual QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) = 0;
    /// Takes the row away; parts without `mayRemove` are not asked.
    virtual QFuture<Result<Saved>> discardRow(const QUuid& id);
    /// The row is another one, or stands otherwise.
    virtual void rowShown(const Row&) {}
    /// What the row is called, over its form.
    virtual QString nameOf(const Row& row) const = 0;
    /// "changed the team Ports", for Undo.
    virtual QString deed(const Row& row, bool isNew) const = 0;
    virtual QString removalDeed(const Row& row) const { return deed(row, false); }
    enum class Act { Create, Edit, Remove };
    /// Whether Undo can take it back.
    virtual bool isUndoable(Act) const { return true; }

    // --- what each part uses
    Backend& backend() { return m_context.backend; }
    const SettingsContext& context() const { return m_context; }
    const Actor& actor() const { return m_context.backend.actor(); }
    RecordForm& form() { return *m_form; }
    /// Where further things of the row go, below the form.
    QBoxLayout* extras() { return m_extras; }
    /// A further button beside Save.
    HintButton* addAct(const QString& name, const QString& text);
    /// Of the rows that come next: those whose name another one had first. They are marked.
    void setDuplicates(const QSet<QUuid>& rows) { m_duplicates = rows; }
    void setLines(const QList<ListLine>& lines);
    void showRow(const Row& row);
    void fail(const Error& error);
    void say(Tone tone, const QString& sentence);
    const QUuid& chosen() const { return m_chosen; }
    /// Of the row shown: whether it can go at all.
    void setRemovable(bool isRemovable) { m_isRemovable = isRemovable; }
    bool mayEdit() const { return m_rights.mayEdit; }

    /// store() and discardRow() of a row that one service of the session looks after.
    template <typename R, typename Service>
    QFuture<Result<Saved>> storeWith(
        Service Session::*service, const Row& seenRow, const Row& wantedRow)
    {
        return backend().run(
            [actor = actor(), service, seen = R::fromRow(seenRow), wanted = R::fromRow(wantedRow)](
                Session& session) -> Result<Saved> {
                QUuid id = seen.id.value();
                const auto entry = entryOf(session, [&]() -> Result<> {
                    if (seen.head.isStored())
                        return (session.*service).edit(actor, seen, wanted);
                    const auto made = (session.*service).create(actor, wanted);
                    if (!made)
                        return made.error();
                    id = made->value();
                    return {};
                });
                return entry ? Result<Saved>(Saved{id, *entry}) : entry.error();
            });
    }
    template <typename R, typename Service>
    QFuture<Result<Saved>> discardWith(Service Session::*service, const QUuid& id)
    {
        return backend().run([actor = actor(), service, id](Session& session) -> Result<Saved> {
            const auto entry = entryOf(
                session, [&] { return (session.*service).remove(actor, typename R::IdType(id)); });
            return entry ? Result<Saved>(Saved{id, *entry}) : entry.error();
        });
    }
    /// A further act of the chosen row that can be taken back; what belongs to it is shown anew.
    template <typename Job>
    void perform(Job job, const QString& deed)
    {
        const auto answer =
            backend().run([actor = actor(), job](Session& session) -> Result<EntryRef> {
                return entryOf(session, [&] { return job(session, actor); });
            });
        deliver(answer, this, [this, deed](const Result<EntryRef>& entry) {
            if (!entry)
                return fail(entry.error());
            emit acted(deed, *entry);
            rowShown(form().seen());
            backend().poll();
        });
    }
    /// What the directory offers, such as teams(), for a field of the form.
    void offer(int field, Result<QList<Choice>> (*read)(Database&, OrganizationId))
    {
        ask([read](Database& database,
                const Actor& asking) { return read(database, asking.organization); },
            [this, field](const QList<Choice>& choices) { form().setChoices(field, choices); });
    }
    /// Reads a list for a part and hands it on; failures are told.
    template <typename Read, typename Take>
    void ask(Read read, Take take)
    {
        const auto found = backend().ask([actor = actor(), read](Session& session) {
            return session.replica->read([&](Database& database) { return read(database, actor); });
        });
        deliver(found, this, [this, take](const auto& answer) {
            if (answer)
                take(*answer);
            else
                fail(answer.error());
        });
    }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeList();
    QWidget* makePanel();
    void setUpTable();
    QWidget* besideList() const;
    void lineChosen();
    void openLine(const QUuid& id);
    void keepDraft();
    void applyDraft();
    void discardDraft();
    void finishSave(const Result<Saved>& saved, const Row& wanted, const QString& key, bool wasNew);
    void remove();
    void showState();
    void showButtons();
    QString draftKey() const;

    SettingsContext m_context;
    Look m_look;
    Rights m_rights;
    LineModel* m_model;
    RecordForm* m_form;
    QLabel* m_count;
    QLineEdit* m_filter;
    HintButton* m_new;
    MessageStrip* m_message;
    QTableView* m_table;
    EmptyState* m_empty;
    QWidget* m_panel;
    QWidget* m_body;
    QLabel* m_heading;
    MessageStrip* m_duplicateNote;
    QLabel* m_draftNote;
    EmptyState* m_nothing;
    QBoxLayout* m_extras;
    QBoxLayout* m_acts;
    HintButton* m_save;
    HintButton* m_discard;
    HintButton* m_remove;
    QUuid m_chosen; ///< null: a new row, or none
    QUuid m_wanted; ///< to be chosen once its line is there
    std::shared_ptr<Draft> m_draft; ///< of the row that is shown
    QSet<QUuid> m_duplicates;
    int m_row = 0; ///< of the last chosen line: what follows a deleted one
    bool m_isNew = false;
    bool m_isSaving = false;
    bool m_isRemovable = true;
    bool m_isLoaded = false;
    bool m_isFresh = true; ///< the next row that comes is shown whatever the fields hold
};

} // namespace homeport
