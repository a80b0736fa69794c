#pragma once

#include "core/access/people_lists.h"
#include "ui/settings/record_part.h"

namespace homeport {

class ChoiceBox;
class LineStack;
class PersonLines;
class SessionList;

/// The accounts: who they are, what they may, and what an administrator does for them.
class UsersPart final : public RecordPart
{
    Q_OBJECT

public:
    explicit UsersPart(const SettingsContext& context);

private:
    void fetch() override;
    void load(const QUuid& id) override;
    Row blank() const override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    void rowShown(const Row& row) override;
    QString nameOf(const Row& row) const override;
    QString deed(const Row& row, bool isNew) const override;
    // Whom one has let in one switches off, not undoes.
    bool isUndoable(Act act) const override { return act == Act::Edit; }

    void addRoleList();
    void fetchChoices();
    void showRoles(const QList<HeldRole>& held);
    void giveRole();
    void takeRole(UserRoleId assignment);
    void resetPassword();
    void switchActive();
    /// Runs an act on the chosen account and says that it is done.
    template <typename Job>
    void act(Job job, const QString& done);
    void readAgain();

    QWidget* m_roles;
    LineStack* m_roleLines;
    ChoiceBox* m_role;
    HintButton* m_give;
    QList<PersonLines*> m_lists; ///< what else belongs to the person
    SessionList* m_sessions;
    HintButton* m_reset;
    HintButton* m_unlock;
    HintButton* m_active;
    HintButton* m_signOut;
    HintButton* m_openPage;
    QSet<QUuid> m_locked;
};

} // namespace homeport
