#pragma once

#include "ui/settings/table_part.h"

class QLineEdit;
class QTableView;

namespace homeport {

class GrantModel;

/// The roles, and for each permission how far it reaches in them. Shipped roles are copied, not
/// changed.
class RolesPart final : public TablePart<record::Role>
{
    Q_OBJECT

public:
    explicit RolesPart(const SettingsContext& context);

private:
    void fetch() override;
    QFuture<Result<Saved>> store(const Row& seen, const Row& wanted) override;
    QFuture<Result<Saved>> discardRow(const QUuid& id) override;
    void rowShown(const Row& row) override;
    QString deed(const Row& row, bool isNew) const override;
    bool isUndoable(Act) const override { return false; }
    bool eventFilter(QObject* watched, QEvent* event) override;

    void setUpGrants();
    void fetchGrants();
    void copy();
    void setScope(int row, int scope);

    GrantModel* m_grants;
    QTableView* m_grantTable;
    QLineEdit* m_grantFilter;
    HintButton* m_copy;
    bool m_isShipped = true;
};

} // namespace homeport
