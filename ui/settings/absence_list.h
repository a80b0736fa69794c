#pragma once

#include "core/access/skill_lists.h"
#include "ui/settings/person_lines.h"

namespace homeport {

/// When somebody is away and who stands in. Entered and changed with team.update.
class AbsenceList final : public PersonLines
{
    Q_OBJECT

public:
    explicit AbsenceList(Backend& backend);

private:
    void fetch() override;
    void startNew() override { openCard({}); }
    void showLines(const QList<AbsenceLine>& absences);
    /// A new one, or one that is stored.
    void openCard(const record::Absence& seen);
};

} // namespace homeport
