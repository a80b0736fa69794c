#include "ui/settings/settings_part.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

void SettingsPart::focusFilter()
{
    focusFirst();
}

void SettingsPart::scrollOver(QWidget* ground)
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    setStyleClass(scroll, u"clear"_s);
    scroll->setWidget(ground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

} // namespace homeport
