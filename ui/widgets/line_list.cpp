#include "ui/widgets/line_list.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

LineList::LineList(const QString& name, const QString& firstButton, QWidget* parent)
    : QScrollArea(parent), m_firstButton(firstButton)
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(0, Theme::smallSpace, 0, Theme::smallSpace);
    m_lines->setSpacing(Theme::smallSpace);
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

void LineList::clear()
{
    const auto* focused = focusWidget();
    m_hadFocus = focused && focused->hasFocus();
    while (auto* old = m_lines->takeAt(0)) {
        if (auto* line = old->widget()) { // a click on it may be what removes it
            line->hide();
            line->setParent(nullptr);
            line->deleteLater();
        }
        delete old;
    }
}

void LineList::add(QWidget* line)
{
    m_lines->addWidget(line);
}

void LineList::finish(const QString& sentence)
{
    if (m_lines->isEmpty()) {
        auto* none = new QLabel(sentence);
        none->setWordWrap(true);
        setStyleClass(none, u"muted"_s);
        m_lines->addWidget(none);
    }
    m_lines->addStretch();
    if (m_hadFocus)
        focusFirst();
}

} // namespace homeport
