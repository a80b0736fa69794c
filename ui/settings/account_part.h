#pragma once

#include "ui/settings/settings_part.h"

namespace homeport {

class AbsenceList;
class MessageStrip;
class PasswordCard;
class RecordCard;
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
    void addFields();
    QWidget* makeAbsences();
    void fetch();
    void save();

    SettingsContext m_context;
    MessageStrip* m_message;
    RecordCard* m_data;
    AbsenceList* m_absences;
    PasswordCard* m_password;
    SessionsCard* m_sessions;
};

} // namespace homeport
