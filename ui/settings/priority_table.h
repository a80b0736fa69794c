#pragma once

#include "core/tickets/priority_sheet.h"

#include <QTableWidget>

namespace homeport {

/// The priority matrix of tickets of one kind: impact downwards, urgency across. Arrows move, 1 to
/// 4 choose a priority, Return or a click offers them; Delete has a cell of a kind follow the one
/// for all. Asks nobody for anything.
class PriorityTable final : public QTableWidget
{
    Q_OBJECT

public:
    explicit PriorityTable(QWidget* parent = nullptr);

    /// Cells that say something else than `seen` tell what it was. The cell with the keys stays.
    void setCells(PrioritySheet::Kind kind, const PrioritySheet& seen, const PrioritySheet& wanted);
    void setEditable(bool isEditable) { m_isEditable = isEditable; }
    /// To that cell, whatever the kind.
    void goTo(const PriorityPlace& place);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const homeport::PriorityPlace& place, std::optional<int> priority);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    PriorityPlace place(int row, int column) const;
    void setCell(
        const PriorityPlace& place, const PrioritySheet& seen, const PrioritySheet& wanted);
    void choose(const PriorityPlace& place, std::optional<int> priority);
    void offer();

    PrioritySheet::Kind m_kind = PrioritySheet::Kind::Any;
    PrioritySheet m_wanted;
    bool m_isEditable = false;
};

} // namespace homeport
