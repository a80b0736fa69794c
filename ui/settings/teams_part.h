#pragma once

#include "core/access/people_lists.h"
#include "ui/settings/table_part.h"

namespace homeport {

class ChoiceBox;
class LineStack;
class PickBox;

/// The teams, and who is in them.
class TeamsPart final : public ServedPart<record::Team, &Session::teams>
{
    Q_OBJECT

public:
    explicit TeamsPart(const SettingsContext& context);

private:
    void fetch() override;
    void rowShown(const Row& row) override;
    QString deed(const Row& row, bool isNew) const override;
    bool isUndoable(Act act) const override { return act != Act::Remove; }

    void addMemberList();
    void showMembers(const QList<TeamMembership>& members);
    void addMember();
    void setRole(record::TeamMember member, const QString& key);
    void removeMember(const TeamMembership& member);

    QWidget* m_members;
    LineStack* m_memberLines;
    ChoiceBox* m_person;
    HintButton* m_add;
};

} // namespace homeport
