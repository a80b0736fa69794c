#pragma once

#include "core/base/deliver.h"
#include "core/journal/command.h"
#include "core/service_levels/deadline_preview.h"
#include "ui/shell/backend.h"
#include "ui/shell/undo_stack.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;

namespace homeport {

class HintButton;
class MessageStrip;
class PreviewCard;

/// One calendar or policy to edit: its form, what an edit would do to the next deadlines, and how
/// it is saved and retired.
class SheetEditor : public QWidget
{
    Q_OBJECT

public:
    void focusFirst();
    /// Something is not stored yet; also while it is being saved.
    bool isEdited() const;

signals:
    void saved(const QUuid& id, const QString& deed, const homeport::EntryRef& entry);

protected:
    struct Look
    {
        QString name; ///< begins the object names: "calendar"
        QString note; ///< of the preview
        int previewHeight;
    };
    struct Standing
    {
        bool isNew;
        bool isActive;
        QString told; ///< beside the title
    };

    SheetEditor(Backend& backend, const Look& look);

    // --- what each editor brings
    virtual void save() = 0;
    virtual void toggleActive() = 0;
    virtual void setWritable(bool isWritable) = 0;
    /// Ends in showPreview() or sayPreview().
    virtual void askPreview() = 0;

    // --- what each editor uses
    Backend& backend() { return m_backend; }
    QLineEdit* nameField() const { return m_name; }
    /// Title and state, for the top of the form.
    QBoxLayout* makeHead();
    void setForm(QWidget* form);
    /// Another sheet is filled in from here to finishFilling(); that is no edit.
    void startFilling(const QString& title, const QString& name);
    void finishFilling(const Standing& standing);
    /// Something was edited.
    void note();
    void complain(const QString& sentence);
    /// Of the sheet that was filled in: what should be done about it.
    void advise(const QString& sentence);
    void showPreview(const QFuture<Result<DeadlinePreview>>& preview);
    /// In place of deadlines.
    void sayPreview(const QString& sentence);
    /// Of the next saving, however often it is tried.
    const CommandId& command() const { return m_command; }
    /// Writes what `job` does; it answers the id of what stands then.
    template <typename Job>
    void write(const QString& deed, Job job)
    {
        const bool wasEdited = leaveSave();
        const auto done = m_backend.run([job](Session& session) -> Result<Outcome> {
            Outcome outcome;
            const auto entry = entryOf(session, [&]() -> Result<> {
                const auto id = job(session);
                if (!id)
                    return id.error();
                outcome.id = id->value();
                return {};
            });
            if (!entry)
                return entry.error();
            outcome.entry = *entry;
            return outcome;
        });
        deliver(done, this, [this, deed, wasEdited](const Result<Outcome>& result) {
            finish(result, deed, wasEdited);
        });
    }

private:
    struct Outcome
    {
        QUuid id;
        EntryRef entry;
    };

    QWidget* makeFoot(const QString& name);
    bool leaveSave();
    void finish(const Result<Outcome>& done, const QString& deed, bool wasEdited);

    Backend& m_backend;
    CommandId m_command;
    Latest m_latestPreview;
    QTimer m_typing;
    QBoxLayout* m_layout;
    QLabel* m_title;
    QLabel* m_state;
    QLineEdit* m_name;
    PreviewCard* m_preview;
    MessageStrip* m_message;
    HintButton* m_active;
    HintButton* m_save;
    bool m_isFilling = false;
    bool m_isWritable = false;
    bool m_isSaving = false;
};

} // namespace homeport
