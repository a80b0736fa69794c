#pragma once

#include "core/base/clock.h"

#include <QLabel>

#include <functional>

namespace homeport {

/// Says how long ago something was, with the exact moment as its tool tip.
class MomentLabel final : public QLabel
{
    Q_OBJECT

public:
    /// `tell` answers the whole text, as of now.
    MomentLabel(Timestamp at, const std::function<QString()>& tell, QWidget* parent = nullptr);

    void tellAnew();

private:
    std::function<QString()> m_tell;
};

/// Lets each of them in that part say it as of now.
void tellTimesIn(const QWidget& part);

} // namespace homeport
