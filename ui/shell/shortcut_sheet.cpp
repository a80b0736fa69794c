#include "ui/shell/shortcut_sheet.h"

#include "ui/shell/actions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_hint.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

ShortcutSheet::ShortcutSheet(const Actions& actions)
{
    setObjectName(u"shortcutSheet"_s);
    QList<std::pair<QString, QString>> lines;
    for (const auto* action : actions.all()) {
        if (!action->shortcut().isEmpty())
            lines.append({KeyHint::words(action->shortcut()), action->text().remove(u'&')});
    }
    lines.append({KeyHint::words(Qt::CTRL | Qt::Key_Return), tr("Send, create, confirm")});
    lines.append(
        {KeyHint::words(Qt::Key_F6), tr("In a new incident: to similar tickets and back")});

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(24, 20, 24, 20);
    grid->setHorizontalSpacing(Theme::space);
    grid->setVerticalSpacing(10);
    auto* heading = new QLabel(tr("Keys"));
    setStyleClass(heading, u"heading"_s);
    grid->addWidget(heading, 0, 0, 1, 5);
    const auto half = (lines.size() + 1) / 2;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto row = int(1 + i % half);
        const auto column = i < half ? 0 : 3;
        grid->addWidget(new KeyHint(lines.at(i).first), row, column);
        grid->addWidget(new QLabel(lines.at(i).second), row, column + 1);
    }
    grid->setColumnMinimumWidth(2, 32);
}

} // namespace homeport
