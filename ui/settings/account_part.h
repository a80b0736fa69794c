#pragma once

#include "ui/settings/settings_part.h"

#include <memory>

class QLabel;

namespace homeport {

class AbsenceList;
class Draft;
class HintButton;
class MessageStrip;
class PasswordCard;
class RecordForm;
class SessionsCard;

/// What belongs to the person who is signed in: their data, when they are away, their password,
/// where they are signed in.
class AccountPart final : public SettingsPart
{
    Q_OBJECT

public:
    explicit AccountPart(const SettingsContext& context);
    ~AccountPart() override;

    void refresh() override;
    void focusFirst() override;

private:
    QWidget* makeData();
    QWidget* makeAbsences();
    void fetch();
    void applyDraft();
    void save();
    void showButtons();

    SettingsContext m_context;
    RecordForm* m_form;
    HintButton* m_save;
    HintButton* m_discard;
    QLabel* m_draftNote;
    MessageStrip* m_message;
    AbsenceList* m_absences;
    PasswordCard* m_password;
    SessionsCard* m_sessions;
    std::shared_ptr<Draft> m_draft;
};

} // namespace homeport
