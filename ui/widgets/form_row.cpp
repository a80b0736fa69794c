#include "ui/widgets/form_row.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

FormRow::FormRow(const QString& label, QWidget* field, QWidget* parent)
    : QWidget(parent), m_label(new QLabel(label, this)), m_field(field), m_note(new QLabel(this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(field);
    m_label->setProperty("class", u"small muted"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (spoken()->accessibleName().isEmpty())
        spoken()->setAccessibleName(QString(label).remove(u'&'));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::tinySpace);
    column->addWidget(m_label);
    const bool grows = field->sizePolicy().expandingDirections().testFlag(Qt::Vertical);
    column->addWidget(field, grows ? 1 : 0);
    column->addWidget(m_note);
    column->addStretch(); // neighbours with longer notes must not pull this field down
    showNote();
}

void FormRow::setHint(const QString& hint)
{
    m_hint = hint;
    showNote();
}

void FormRow::setNeeded()
{
    m_label->setText(m_label->text() + u" *"_s);
    m_label->setToolTip(tr("Needed"));
    spoken()->setAccessibleName(
        tr("%1, needed", "the label of a field").arg(spoken()->accessibleName()));
}

void FormRow::setError(const QString& error)
{
    if (error == m_error)
        return;
    m_error = error;
    m_field->setProperty("hasError", hasError());
    m_field->style()->unpolish(m_field);
    m_field->style()->polish(m_field);
    showNote();
}

void FormRow::showNote()
{
    const QString& note = hasError() ? m_error : m_hint;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setStyleClass(m_note, hasError() ? u"small error"_s : u"small muted"_s);
    spoken()->setAccessibleDescription(note);
}

QWidget* FormRow::spoken() const
{
    auto* proxy = m_field->focusProxy();
    return proxy ? proxy : m_field;
}

} // namespace homeport
