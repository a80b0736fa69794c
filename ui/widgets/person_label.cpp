#include "ui/widgets/person_label.h"

#include "ui/theme/theme.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

PersonLabel::PersonLabel(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_avatar(new Avatar({}, this))
    , m_name(new ElidedLabel({}, this))
    , m_detail(new ElidedLabel({}, this))
{
    setStyleClass(m_detail, u"secondary"_s);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::tinySpace);
    row->addWidget(m_avatar);
    row->addWidget(m_name);
    row->addWidget(m_detail, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setPerson(name);
}

void PersonLabel::setPerson(const QString& name, const QString& detail)
{
    m_avatar->setName(name);
    m_avatar->setVisible(!name.isEmpty());
    m_name->setText(name);
    m_name->setVisible(!name.isEmpty());
    m_detail->setText(name.isEmpty() || detail.isEmpty() ? detail : u"· "_s + detail);
    setAccessibleName(detail.isEmpty() ? name : name + u", "_s + detail);
}

QString PersonLabel::name() const
{
    return m_name->text();
}

} // namespace homeport
