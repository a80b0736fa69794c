#include "ui/tickets/impact_offer.h"

#include "core/tickets/priority_assessment.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// What alone suffices for the level, the number of people first.
QString reasonOf(int level, std::optional<int> affected, TicketCriticality criticality)
{
    if (affected && assessedImpact(*affected, {}) == level) {
        switch (level) {
        case 1: return ImpactOffer::tr("more than 100 people");
        case 2: return ImpactOffer::tr("more than 10 people");
        default: return ImpactOffer::tr("10 people at most");
        }
    }
    return criticality == TicketCriticality::Critical ? ImpactOffer::tr("the service is critical")
        : criticality == TicketCriticality::Low ? ImpactOffer::tr("the service is not critical")
                                                : ImpactOffer::tr("the service is important");
}

} // namespace

ImpactOffer::ImpactOffer(QWidget* parent)
    : QWidget(parent)
    , m_take(new HintButton({}, KeyHint::words(Qt::Key_F7), HintButton::Look::Quiet))
{
    m_take->setObjectName(u"impactOffer"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_take);
    layout->addStretch();
    setShown(m_take, false);
    connect(m_take, &HintButton::clicked, this, [this] { emit taken(m_level); });
}

void ImpactOffer::offer(std::optional<int> affected, std::optional<TicketCriticality> criticality,
    std::optional<int> impact)
{
    m_level = assessedImpact(affected.value_or(0), criticality);
    const bool isKnown = affected || criticality;
    if (isKnown) {
        const auto reason =
            reasonOf(m_level, affected, criticality.value_or(TicketCriticality::Low));
        m_take->setText(tr("Suggested: impact %1 (%2) – take over", "a level, why")
                            .arg(Words::level(m_level), reason));
        m_take->setShortcut(Qt::Key_F7); // which goes with a text
    }
    setShown(m_take, isKnown && impact != m_level);
}

} // namespace homeport
