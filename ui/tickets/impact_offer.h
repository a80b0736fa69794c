#pragma once

#include <QWidget>

#include <optional>

#include "record/ticket.h"

namespace homeport {

class HintButton;

/// The impact that engines.md 2.4 suggests, and why, as a line beside the fields of a form; a
/// person takes it over or leaves it.
class ImpactOffer final : public QWidget
{
    Q_OBJECT

public:
    explicit ImpactOffer(QWidget* parent = nullptr);

    /// Shown where something is known to go by, and `impact` says something else.
    void offer(std::optional<int> affected, std::optional<TicketCriticality> criticality,
        std::optional<int> impact);

signals:
    void taken(int level);

private:
    HintButton* m_take;
    int m_level = 0;
};

} // namespace homeport
