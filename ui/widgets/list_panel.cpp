#include "ui/widgets/list_panel.h"

#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QWidget* makeHead(const ListParts& parts)
{
    auto* title = new QLabel(parts.title);
    setStyleClass(title, u"title"_s);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(Theme::smallSpace);
    heading->addWidget(title);
    if (parts.count)
        heading->addWidget(parts.count);
    heading->addStretch();
    if (parts.act)
        heading->addWidget(parts.act);
    auto* head = new QWidget;
    setStyleClass(head, u"ground bottomLine"_s);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(Theme::wideSpace, Theme::wideSpace, Theme::wideSpace, Theme::space);
    layout->setSpacing(Theme::space);
    layout->addLayout(heading);
    for (auto* each : parts.narrowing)
        layout->addWidget(each);
    layout->addWidget(parts.message);
    return head;
}

} // namespace

QFrame* makeListPanel(const ListParts& parts)
{
    auto* panel = new QFrame;
    setStyleClass(panel, u"panel"_s);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(parts));
    layout->addWidget(parts.lines, 1);
    layout->addWidget(parts.empty, 1);
    if (parts.foot)
        layout->addWidget(parts.foot, 0, Qt::AlignHCenter);
    return panel;
}

} // namespace homeport
