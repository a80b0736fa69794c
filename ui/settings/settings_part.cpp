#include "ui/settings/settings_part.h"

#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"

#include <QScrollArea>
#include <QShortcut>
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

void SettingsPart::scrollInColumn(QWidget* column)
{
    constexpr int columnWidth = 620;
    column->setMaximumWidth(columnWidth + 2 * Theme::wideSpace);
    auto* ground = new QWidget;
    auto* layout = new QHBoxLayout(ground);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(column, 1);
    layout->addStretch();
    scrollOver(ground);
}

HintButton* SettingsPart::makeSave(const std::function<void()>& save)
{
    auto* button =
        new HintButton(tr("Save"), KeyHint::words(QKeySequence::Save), HintButton::Look::Primary);
    auto* keys = new QShortcut(QKeySequence::Save, this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, save);
    connect(button, &HintButton::clicked, this, save);
    return button;
}

} // namespace homeport
