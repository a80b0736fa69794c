#include "ui/widgets/line_stack.h"

#include "ui/theme/theme.h"
#include "ui/widgets/visibility.h"

#include <QApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// Where the keyboard goes in a line.
QWidget* placeIn(const QWidget* line, const QString& name)
{
    QWidget* first = nullptr;
    for (auto* part : line->findChildren<QWidget*>()) {
        if (!part->isEnabled() || part->focusProxy() || !(part->focusPolicy() & Qt::TabFocus))
            continue;
        if (part->objectName() == name)
            return part;
        if (!first)
            first = part;
    }
    return first;
}

} // namespace

LineStack::LineStack(QWidget* parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(Theme::tinySpace);
}

void LineStack::clear()
{
    const auto* focus = QApplication::focusWidget();
    m_focused = -1;
    for (int at = 0; focus && at < m_lines->count(); ++at) {
        if (m_lines->itemAt(at)->widget()->isAncestorOf(focus)) {
            m_focused = at;
            m_focusedName = focus->objectName();
        }
    }
    while (auto* old = m_lines->takeAt(0)) {
        auto* line = old->widget(); // a click on it may be what removes it
        line->hide();
        line->setParent(nullptr);
        line->deleteLater();
        delete old;
    }
}

void LineStack::add(QWidget* line)
{
    m_lines->addWidget(line);
}

QHBoxLayout* LineStack::addLine()
{
    auto* line = new QWidget;
    auto* parts = new QHBoxLayout(line);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(Theme::smallSpace);
    add(line);
    return parts;
}

QHBoxLayout* LineStack::addLine(const QString& title, const QString& detail)
{
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    for (const auto& text : {title, detail}) {
        if (text.isEmpty())
            continue;
        auto* label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        setStyleClass(label, words->isEmpty() ? u"text"_s : u"small muted"_s);
        words->addWidget(label);
    }
    auto* parts = addLine();
    parts->addLayout(words, 1);
    return parts;
}

void LineStack::finish(const QString& sentence)
{
    if (m_lines->isEmpty() && !sentence.isEmpty()) {
        auto* none = new QLabel(sentence);
        none->setWordWrap(true);
        setStyleClass(none, u"muted"_s);
        add(none);
    }
    if (m_focused < 0)
        return;
    const int at = std::min(m_focused, m_lines->count() - 1);
    auto* place = at < 0 ? nullptr : placeIn(m_lines->itemAt(at)->widget(), m_focusedName);
    for (auto* around = parentWidget(); !place && around; around = around->parentWidget()) {
        if (around->focusPolicy() & Qt::TabFocus)
            place = around;
    }
    if (place)
        place->setFocus();
}

} // namespace homeport
