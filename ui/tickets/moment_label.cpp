#include "ui/tickets/moment_label.h"

#include "ui/words/words.h"

namespace homeport {

MomentLabel::MomentLabel(Timestamp at, const std::function<QString()>& tell, QWidget* parent)
    : QLabel(tell(), parent), m_tell(tell)
{
    setTextFormat(Qt::PlainText);
    setToolTip(Words::exact(at));
}

void MomentLabel::tellAnew()
{
    setText(m_tell());
}

void tellTimesIn(const QWidget& part)
{
    for (auto* label : part.findChildren<MomentLabel*>())
        label->tellAnew();
}

} // namespace homeport
