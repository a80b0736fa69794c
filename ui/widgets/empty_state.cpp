#include "ui/widgets/empty_state.h"

#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int lineWidth = 420;

QLabel* centredLine(const QString& styleClass, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setFixedWidth(lineWidth);
    label->setProperty("class", styleClass);
    return label;
}

} // namespace

EmptyState::EmptyState(const QString& sentence, QWidget* parent)
    : QWidget(parent)
    , m_sentence(centredLine(u"subtitle"_s, this))
    , m_detail(centredLine(u"secondary"_s, this))
    , m_step(new HintButton({}, {}, HintButton::Look::Normal, this))
{
    m_step->setObjectName(u"nextStep"_s);
    setFocusProxy(m_step);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        Theme::largeSpace, Theme::largeSpace, Theme::largeSpace, Theme::largeSpace);
    column->setSpacing(Theme::smallSpace);
    column->addStretch(2);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_detail, 0, Qt::AlignHCenter);
    column->addSpacing(Theme::tinySpace);
    column->addWidget(m_step, 0, Qt::AlignHCenter);
    column->addStretch(3);

    setSentence(sentence);
    setDetail({});
    setNextStep({});
    connect(m_step, &HintButton::clicked, this, &EmptyState::nextStepRequested);
}

bool EmptyState::takesKeys() const
{
    return !m_step->isHidden();
}

void EmptyState::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !(event->modifiers() & Qt::ControlModifier) && m_step->hasFocus())
        m_step->click();
    else
        QWidget::keyPressEvent(event);
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void EmptyState::setDetail(const QString& detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void EmptyState::setNextStep(const QString& text, const QString& keys)
{
    m_step->setText(text);
    m_step->setKeys(keys);
    m_step->setVisible(!text.isEmpty());
}

} // namespace homeport
