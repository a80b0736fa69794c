#include "ui/service_levels/recalculation_strip.h"

#include "ui/shell/recalculation.h"
#include "ui/theme/theme.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

RecalculationStrip::RecalculationStrip(const Recalculation& recalculation, QWidget* parent)
    : QFrame(parent), m_text(new QLabel), m_meter(new Meter)
{
    setObjectName(u"recalculation"_s);
    setStyleClass(this, u"card"_s);
    setStyleClass(m_text, u"secondary"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::space, Theme::smallSpace, Theme::space, Theme::smallSpace);
    layout->setSpacing(Theme::space);
    layout->addWidget(m_text);
    layout->addWidget(m_meter, 1);
    setShown(this, false);
    connect(&recalculation, &Recalculation::progressed, this, &RecalculationStrip::tell);
    connect(&recalculation, &Recalculation::ended, this, [this] { setShown(this, false); });
    connect(&recalculation, &Recalculation::failed, this, [this](const Error& error) {
        m_text->setText(tr("The deadlines of open tickets were not all worked out anew. %1")
                            .arg(Words::of(error)));
        setShown(m_meter, false);
        setShown(this, true);
    });
}

void RecalculationStrip::tell(qint64 done, qint64 all)
{
    m_text->setText(all == 0 ? tr("Working out the deadlines of open tickets anew …")
                             : tr("Working out the deadlines of open tickets anew: %1 of %2")
                                   .arg(Words::number(done), Words::number(all)));
    m_meter->setShare(all == 0 ? 0.0 : double(done) / double(all));
    setShown(m_meter, true);
    setShown(this, true);
}

} // namespace homeport
