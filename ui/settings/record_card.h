#pragma once

#include "core/db/row.h"
#include "ui/shell/undo_stack.h"

#include <QFrame>

#include <memory>

class QLabel;

namespace homeport {

class Draft;
class HintButton;
class MessageStrip;
class RecordForm;

/// A row that is always there, on a card of a page: its form, and what is typed in it, kept as a
/// draft until it is saved or discarded. Asks nobody for anything.
class RecordCard final : public QFrame
{
    Q_OBJECT

public:
    struct Parts
    {
        QString name; ///< "account": its parts are "accountSave", "accountDraftNote" …
        QString heading;
        HintButton* save; ///< of the page; the card lays it out
        MessageStrip* message; ///< says what belongs to no field
        std::shared_ptr<Draft> draft;
    };

    RecordCard(const TableMeta& table, const Parts& parts, QWidget* parent = nullptr);
    ~RecordCard() override;

    /// To be filled with fields before a row is shown.
    RecordForm& form() { return *m_form; }
    /// The row as it is stored; what is being typed stays. With the first one the draft comes back.
    void showStored(const Row& row);
    /// Whether there is anything to save and it is not being saved.
    bool startSaving();
    /// Says what was refused, or shows what was typed as stored; whether it is.
    bool finishSaving(const Result<EntryRef>& entry);

private:
    void applyDraft();
    void discard();
    void showButtons();

    RecordForm* m_form;
    Parts m_parts;
    HintButton* m_discard;
    QLabel* m_draftNote;
};

} // namespace homeport
