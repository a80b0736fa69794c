#include "ui/widgets/line_list.h"

#include "ui/theme/theme.h"
#include "ui/widgets/line_stack.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace homeport {

LineList::LineList(const QString& name, const QString& firstButton, QWidget* parent)
    : QScrollArea(parent), m_firstButton(firstButton), m_lines(new LineStack)
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines->layout()->setSpacing(Theme::smallSpace);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, Theme::smallSpace, 0, Theme::smallSpace);
    layout->addWidget(m_lines);
    layout->addStretch();
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

void LineList::focusFirst()
{
    if (auto* first = findChild<QPushButton*>(m_firstButton))
        first->setFocus();
    else
        setFocus();
}

void LineList::finish(const QString& sentence)
{
    m_lines->finish(sentence);
    if (hasFocus())
        focusFirst();
}

} // namespace homeport
