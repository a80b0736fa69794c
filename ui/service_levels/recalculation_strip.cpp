#include "ui/service_levels/recalculation_strip.h"

#include "core/service_levels/recalculation.h"
#include "ui/shell/backend.h"
#include "ui/theme/theme.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/visibility.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int beat = 150; // milliseconds

} // namespace

RecalculationStrip::RecalculationStrip(Backend& backend, QWidget* parent)
    : QFrame(parent), m_backend(backend), m_text(new QLabel), m_meter(new Meter)
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
    m_timer.setInterval(beat);
    connect(&m_timer, &QTimer::timeout, this, &RecalculationStrip::showProgress);
}

RecalculationStrip::~RecalculationStrip()
{
    if (m_shared)
        m_shared->isLeaving = true;
}

void RecalculationStrip::start()
{
    if (m_isRunning) {
        m_isStale = true;
        return;
    }
    m_isRunning = true;
    m_isStale = false;
    m_shared = std::make_shared<Shared>();
    showProgress();
    m_timer.start();
    const auto done = m_backend.labour([shared = m_shared](Session& session) {
        return recalculateServiceLevels(*session.replica, [&](qint64 count, qint64 all) {
            shared->done = count;
            shared->all = all;
            return !shared->isLeaving;
        });
    });
    deliver(done, this, [this](const Result<qint64>& changed) {
        m_isRunning = false;
        m_timer.stop();
        if (!changed)
            m_text->setText(tr("The deadlines of open tickets were not all worked out anew. %1")
                                .arg(Words::of(changed.error())));
        setShown(m_meter, bool(changed));
        setShown(this, !changed);
        m_backend.poll();
        emit ended();
        if (m_isStale)
            start();
    });
}

void RecalculationStrip::showProgress()
{
    const qint64 done = m_shared->done;
    const qint64 all = m_shared->all;
    m_text->setText(all == 0 ? tr("Working out the deadlines of open tickets anew …")
                             : tr("Working out the deadlines of open tickets anew: %1 of %2")
                                   .arg(Words::number(done), Words::number(all)));
    m_meter->setShare(all == 0 ? 0.0 : double(done) / double(all));
    setShown(m_meter, true);
    setShown(this, true);
}

} // namespace homeport
