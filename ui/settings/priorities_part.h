#pragma once

#include "core/base/deliver.h"
#include "core/tickets/priority_matrix_service.h"
#include "ui/settings/settings_part.h"

#include <QJsonObject>

#include <memory>

class QFrame;
class QLabel;

namespace homeport {

class Draft;
class HintButton;
class MessageStrip;
class PickBox;
class PriorityTable;

/// What impact and urgency make a priority of, for all tickets and for those of a kind. Cells are
/// edited one by one and saved together; what is not saved is kept as a draft. Whoever does not
/// administer incidents for all may only read it.
class PrioritiesPart final : public SettingsPart
{
    Q_OBJECT

public:
    explicit PrioritiesPart(const SettingsContext& context);

    void refresh() override;
    void focusFirst() override;

private:
    struct Standing
    {
        PrioritySheet sheet;
        QString method; ///< a key of PriorityMethod; empty where none is known
    };

    QFrame* matrixCard();
    PrioritySheet::Kind kind() const;
    bool isEdited() const { return m_wanted != m_seen; }
    void fill(const Standing& standing);
    void showCells();
    void showMethod(const QString& method);
    void choose(const PriorityPlace& place, std::optional<int> priority);
    void save();
    void finishSave(const Result<EntryRef>& entry);
    void discard();
    void sayGap(const PriorityPlace& place);
    void applyDraft();
    QJsonObject draft() const;

    SettingsContext m_context;
    Latest m_latest;
    std::shared_ptr<Draft> m_draft;
    PrioritySheet m_seen; ///< as it was read
    PrioritySheet m_wanted;
    bool m_mayEdit;
    bool m_isRead = false;
    bool m_isSaving = false;
    bool m_isOutdated = false; ///< others have set a cell that is edited here
    MessageStrip* m_message;
    QLabel* m_method;
    PickBox* m_kind;
    PriorityTable* m_table;
    QLabel* m_draftNote;
    HintButton* m_discard;
    HintButton* m_save;
};

} // namespace homeport
